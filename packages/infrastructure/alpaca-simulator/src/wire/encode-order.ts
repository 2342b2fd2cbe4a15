import {
  averagePrice,
  isoTime,
  type ExchangeOrder,
  type OrderRequest,
  type OrderStatus,
  type OrderTerms,
} from "@alchemiser/domain";
import { STATUS_WORDS, TYPE_WORDS } from "./order-words.ts";
import { assetId } from "./uuid.ts";

/** A request as it is posted to Alpaca. */
export function encodeRequest({ id, ticker, side, size, terms, timeInForce, hours }: OrderRequest): WireRequest {
  return {
    client_order_id: id,
    symbol: ticker,
    side,
    qty: size.in === "shares" ? size.quantity.toString() : null,
    notional: size.in === "dollars" ? size.notional.toString() : null,
    type: TYPE_WORDS[terms.type],
    ...pricesOf(terms),
    time_in_force: timeInForce,
    extended_hours: hours === "extended",
  };
}

export interface WireRequest {
  readonly client_order_id: string;
  readonly symbol: string;
  readonly side: string;
  readonly qty: string | null;
  readonly notional: string | null;
  readonly type: string;
  readonly limit_price: string | null;
  readonly stop_price: string | null;
  readonly time_in_force: string;
  readonly extended_hours: boolean;
}

/** An order as Alpaca shows it. */
export function encodeOrder(order: ExchangeOrder): Readonly<Record<string, unknown>> {
  const { brokerId, request, status, filled, submittedAt, updatedAt, replaces, replacedBy } = order;
  const createdAt = isoTime(submittedAt);
  return {
    id: brokerId,
    ...encodeRequest(request),
    order_type: TYPE_WORDS[request.terms.type],
    order_class: "",
    asset_id: assetId(request.ticker),
    asset_class: "us_equity",
    status: STATUS_WORDS[status],
    filled_qty: filled.toString(),
    filled_avg_price: averagePrice(order)?.toString() ?? null,
    created_at: createdAt,
    submitted_at: createdAt,
    updated_at: isoTime(updatedAt),
    ...endingsOf(order),
    ...{ replaced_by: replacedBy ?? null, replaces: replaces ?? null },
    ...{ legs: null, hwm: null, cancel_requested_at: null, trail_percent: null, trail_price: null },
    position_intent: request.side === "buy" ? "buy_to_open" : "sell_to_close",
  };
}

function endingsOf({ status, updatedAt }: ExchangeOrder): Readonly<Record<string, string | null>> {
  const when = (ending: OrderStatus): string | null => (status === ending ? isoTime(updatedAt) : null);
  return {
    filled_at: when("filled"),
    canceled_at: when("canceled"),
    expired_at: when("expired"),
    replaced_at: when("replaced"),
    failed_at: when("rejected"),
  };
}

const pricesOf = (terms: OrderTerms): Pick<WireRequest, "limit_price" | "stop_price"> => ({
  limit_price: terms.type === "limit" || terms.type === "stop-limit" ? terms.limit.toString() : null,
  stop_price: terms.type === "stop" || terms.type === "stop-limit" ? terms.stop.toString() : null,
});
