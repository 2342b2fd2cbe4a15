import type { AdmissionCode, OrderRequest, OrderTerms } from "@alchemiser/domain";

/** An error as Alpaca sends it. */
export interface WireFailure {
  readonly status: number;
  readonly body: { readonly code: number; readonly message: string } & Readonly<Record<string, unknown>>;
}

export const failure = (status: number, code: number, message: string): WireFailure => ({
  status,
  body: { code, message },
});

export const formatRefusal = (message: string): WireFailure => failure(422, 40010001, message);
export const notFound = (what: string): WireFailure => failure(404, 40410000, `${what} not found`);

const FORBIDDEN = { status: 403, code: 40310000 };
const UNPROCESSABLE = { status: 422, code: 42210000 };
const MALFORMED = { status: 422, code: 40010001 };

/** With which status and code Alpaca refuses an order. */
const REFUSALS: Readonly<Record<AdmissionCode, { readonly status: number; readonly code: number }>> = {
  DUPLICATE_ID: MALFORMED,
  UNKNOWN_ASSET: UNPROCESSABLE,
  ASSET_NOT_TRADABLE: UNPROCESSABLE,
  NOT_FRACTIONABLE: FORBIDDEN,
  QUANTITY_NOT_POSITIVE: UNPROCESSABLE,
  NOTIONAL_BELOW_MINIMUM: FORBIDDEN,
  NOTIONAL_BELOW_CENT: UNPROCESSABLE,
  FRACTION_NEEDS_DAY: UNPROCESSABLE,
  SUB_PENNY: UNPROCESSABLE,
  TYPE_NOT_ALLOWED: MALFORMED,
  ENTITLEMENT_MISSING: FORBIDDEN,
  EXTENDED_HOURS_NEED_LIMIT_DAY: MALFORMED,
  AUCTION_CUT_OFF: FORBIDDEN,
  WASH_TRADE: FORBIDDEN,
  INSUFFICIENT_BUYING_POWER: FORBIDDEN,
  INSUFFICIENT_SHARES: FORBIDDEN,
  CROSSES_ZERO: FORBIDDEN,
  SHORT_SALE: FORBIDDEN,
};

export interface Refused {
  readonly code: AdmissionCode;
  readonly sentence: string;
  readonly request: OrderRequest;
  readonly buyingPower: string;
  /** Shares of the symbol that no other order has promised. */
  readonly available: string;
}

/** A refusal of the exchange as Alpaca words it; where no wording is known first-hand, in the exchange's own. */
export function refusalOf(refused: Refused): WireFailure {
  const { status, code } = REFUSALS[refused.code];
  return { status, body: { code, ...wordsOf(refused) } };
}

function wordsOf({ code, sentence, request, buyingPower, available }: Refused): { readonly message: string } {
  switch (code) {
    case "SUB_PENNY":
      return { message: subPenny(request.terms) };
    case "DUPLICATE_ID":
      return { message: "client_order_id must be unique" };
    case "WASH_TRADE":
      return { message: "potential wash trade detected. use complex orders" };
    case "EXTENDED_HOURS_NEED_LIMIT_DAY": {
      const message = 'only type="limit" is allowed for extended hours orders';
      return { message: request.terms.type === "limit" ? sentence : message };
    }
    case "INSUFFICIENT_BUYING_POWER":
      return { message: "insufficient buying power", ...{ buying_power: buyingPower } };
    case "INSUFFICIENT_SHARES":
    case "CROSSES_ZERO":
      return {
        message: `insufficient qty available for order (requested: ${sizeOf(request)}, available: ${available})`,
      };
    case "SHORT_SALE":
      return { message: "account is not allowed to short" };
    default:
      return { message: sentence };
  }
}

const sizeOf = ({ size }: OrderRequest): string =>
  size.in === "shares" ? size.quantity.toString() : `${size.notional.toString()} dollars`;

function subPenny(terms: OrderTerms): string {
  const [name, price] =
    terms.type === "stop" ? ["stop_price", terms.stop] : ["limit_price", terms.type === "market" ? "" : terms.limit];
  return `invalid ${name} ${price.toString()}. sub-penny increment does not fulfill minimum pricing criteria`;
}
