import type { AlpacaOperation } from "@alchemiser/alpaca";
import type { Requested } from "@alchemiser/alpaca-simulator";
import { isoTime } from "@alchemiser/domain";

type Query = Readonly<Record<string, string | undefined>>;

/** The request that the official SDK makes of an operation. */
export function requestOf(operation: AlpacaOperation): Requested {
  switch (operation.name) {
    case "account":
      return get("/v2/account");
    case "positions":
      return get("/v2/positions");
    case "submit-order":
      return { method: "POST", path: "/v2/orders", query: new URLSearchParams(), body: operation.order };
    case "cancel-order":
      return { ...get(`/v2/orders/${operation.brokerId}`), method: "DELETE" };
    case "order":
      return get(`/v2/orders/${operation.brokerId}`);
    case "order-by-client-id":
      return get("/v2/orders:by_client_order_id", { client_order_id: operation.clientId });
    case "open-orders":
      return get("/v2/orders", { ...ORDERS, status: "open", after_order_id: operation.afterBrokerId });
    case "orders-between":
      return get("/v2/orders", {
        ...ORDERS,
        status: "all",
        after: isoTime(operation.after),
        until: isoTime(operation.until),
      });
    case "executions":
      return get("/v2/account/activities", {
        ...ACTIVITIES,
        category: "trade_activity",
        page_token: operation.afterId,
      });
    case "account-changes":
      return get("/v2/account/activities", {
        ...ACTIVITIES,
        category: "non_trade_activity",
        after: operation.bookedAfter && isoTime(operation.bookedAfter),
        page_token: operation.afterId,
      });
    case "asset":
      return get(`/v2/assets/${operation.symbol}`);
    case "clock":
      return get("/v2/clock");
    case "calendar":
      return get("/v2/calendar", { start: operation.from, end: operation.to });
    case "latest-quotes":
      return get("/v2/stocks/quotes/latest", { symbols: operation.symbols.join(","), feed: operation.feed });
    case "daily-bars":
      return get("/v2/stocks/bars", {
        symbols: operation.symbols.join(","),
        feed: operation.feed,
        adjustment: operation.adjustment,
        timeframe: "1Day",
        limit: "10000",
        sort: "asc",
        start: operation.from,
        end: operation.to,
        page_token: operation.pageToken,
      });
  }
}

const ACTIVITIES: Query = { direction: "asc", page_size: "100" };

const ORDERS: Query = { direction: "asc", limit: "500", nested: "false" };

function get(path: string, query: Query = {}): Requested {
  const given = Object.entries(query).flatMap<[string, string]>(([name, value]) =>
    value === undefined ? [] : [[name, value]],
  );
  return { method: "GET", path, query: new URLSearchParams(given), body: undefined };
}
