import type { OrderRequest, OrderTerms } from "@alchemiser/domain";

/** The body of a new order in Alpaca's words: amounts are decimal strings. */
export interface WireOrderRequest {
  readonly client_order_id: string;
  readonly symbol: string;
  readonly side: "buy" | "sell";
  readonly type: "market" | "limit" | "stop" | "stop_limit";
  readonly time_in_force: OrderRequest["timeInForce"];
  readonly extended_hours: boolean;
  readonly qty?: string;
  readonly notional?: string;
  readonly limit_price?: string;
  readonly stop_price?: string;
}

export const encodeOrder = (request: OrderRequest): WireOrderRequest => ({
  client_order_id: request.id,
  symbol: request.ticker,
  side: request.side,
  time_in_force: request.timeInForce,
  extended_hours: request.hours === "extended",
  ...sizeOf(request),
  ...termsOf(request.terms),
});

const sizeOf = ({ size }: OrderRequest): Pick<WireOrderRequest, "qty" | "notional"> =>
  size.in === "shares" ? { qty: size.quantity.toString() } : { notional: size.notional.toString() };

function termsOf(terms: OrderTerms): Pick<WireOrderRequest, "type" | "limit_price" | "stop_price"> {
  switch (terms.type) {
    case "market":
      return { type: "market" };
    case "limit":
      return { type: "limit", limit_price: terms.limit.toString() };
    case "stop":
      return { type: "stop", stop_price: terms.stop.toString() };
    case "stop-limit":
      return { type: "stop_limit", stop_price: terms.stop.toString(), limit_price: terms.limit.toString() };
  }
}
