import { isWorking, orderId, type ExchangeOrder } from "@alchemiser/domain";
import type { Simulation } from "../server/route.ts";

export const orderOf = ({ desk }: Simulation, brokerId: string): ExchangeOrder | undefined =>
  desk.floor.exchange.orders.get(brokerId);

/** Alpaca's look-up by client order id lags behind: an order that was just taken may not be found yet. */
export function orderByClientId({ desk, settings }: Simulation, clientId: string): ExchangeOrder | undefined {
  if (!/^[\w-]{1,128}$/.test(clientId)) return undefined;
  const order = desk.floor.exchange.orders.byClientId(orderId(clientId));
  return order !== undefined && desk.now - order.submittedAt >= settings.lookupLagMs ? order : undefined;
}

export type OrderFilter = (order: ExchangeOrder) => boolean;

/** `status`, `symbols`, `side`, `after` and `until` of an order list. */
export function orderFilter(query: URLSearchParams): OrderFilter {
  const status = query.get("status") ?? "open";
  const symbols = query.get("symbols")?.split(",");
  const side = query.get("side");
  const after = momentOf(query.get("after"));
  const until = momentOf(query.get("until"));
  return (order) =>
    (status === "all" || isWorking(order) === (status === "open")) &&
    (symbols?.includes(order.request.ticker) ?? true) &&
    (side === null || order.request.side === side) &&
    (after === undefined || order.submittedAt > after) &&
    (until === undefined || order.submittedAt < until);
}

/** A moment or a day as a query gives it, in milliseconds; undefined when it is not given or makes no sense. */
export function momentOf(text: string | null): number | undefined {
  const milliseconds = text === null ? Number.NaN : Date.parse(text);
  return Number.isNaN(milliseconds) ? undefined : milliseconds;
}
