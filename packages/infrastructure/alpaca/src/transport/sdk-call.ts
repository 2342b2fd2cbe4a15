import { trading } from "@alpacahq/alpaca-trade-api";
import { isoTime, type Instant, type Session } from "@alchemiser/domain";
import { ACTIVITIES_PAGE, ORDERS_PAGE, type AlpacaOperation } from "./alpaca-operation.ts";
import type { SdkApis } from "./sdk-apis.ts";

/** The most bars that Alpaca gives at a time, over all symbols. */
const BARS_PAGE = 10_000;

/**
 * Carries `operation` out with the SDK's method for it. The raw response is what is wanted: our own schemas are
 * stricter than the SDK's types, in which nearly every field may be missing.
 */
export async function callSdk(apis: SdkApis, operation: AlpacaOperation, signal: AbortSignal): Promise<Response> {
  const init = { signal };
  switch (operation.name) {
    case "account":
      return (await apis.account.getAccountRaw(init)).raw;
    case "positions":
      return (await apis.positions.getAllOpenPositionsRaw(init)).raw;
    case "submit-order": {
      const postOrderRequest = trading.PostOrderRequestFromJSON(operation.order);
      return (await apis.orders.postOrderRaw({ postOrderRequest }, init)).raw;
    }
    case "cancel-order":
      return (await apis.orders.deleteOrderByOrderIDRaw({ orderId: operation.brokerId }, init)).raw;
    case "order":
      return (await apis.orders.getOrderByOrderIDRaw({ orderId: operation.brokerId }, init)).raw;
    case "order-by-client-id":
      return (await apis.orders.getOrderByClientOrderIdRaw({ clientOrderId: operation.clientId }, init)).raw;
    case "open-orders": {
      const after = operation.afterBrokerId === undefined ? {} : { afterOrderId: operation.afterBrokerId };
      const page = { status: "open", direction: "asc", limit: ORDERS_PAGE, nested: false, ...after } as const;
      return (await apis.orders.getAllOrdersRaw(page, init)).raw;
    }
    case "orders-between": {
      const window = { after: isoTime(operation.after), until: isoTime(operation.until) };
      const page = { status: "all", direction: "asc", limit: ORDERS_PAGE, nested: false, ...window } as const;
      return (await apis.orders.getAllOrdersRaw(page, init)).raw;
    }
    case "executions":
      return (await apis.activities.getAccountActivitiesRaw(activitiesPage("trade_activity", operation), init)).raw;
    case "account-changes":
      return (await apis.activities.getAccountActivitiesRaw(activitiesPage("non_trade_activity", operation), init)).raw;
    case "asset":
      return (await apis.assets.getV2AssetsSymbolOrAssetIdRaw({ symbolOrAssetId: operation.symbol }, init)).raw;
    case "clock":
      return (await apis.clock.legacyClockRaw(init)).raw;
    case "calendar":
      return (await apis.calendar.legacyCalendarRaw({ start: dayOf(operation.from), end: dayOf(operation.to) }, init))
        .raw;
    case "latest-quotes":
      return (
        await apis.stocks.stockLatestQuotesRaw({ symbols: operation.symbols.join(","), feed: operation.feed }, init)
      ).raw;
    case "daily-bars":
      return callForBars(apis, operation, init);
  }
}

interface ActivitiesPage {
  readonly afterId: string | undefined;
  readonly bookedAfter?: Instant | undefined;
}

function activitiesPage(
  category: "trade_activity" | "non_trade_activity",
  { afterId, bookedAfter }: ActivitiesPage,
): trading.GetAccountActivitiesRequest {
  return {
    category,
    direction: "asc",
    pageSize: ACTIVITIES_PAGE,
    ...(afterId === undefined ? {} : { pageToken: afterId }),
    ...(bookedAfter === undefined ? {} : { after: new Date(bookedAfter) }),
  };
}

async function callForBars(
  { stocks }: SdkApis,
  { symbols, feed, adjustment, from, to, pageToken }: Extract<AlpacaOperation, { readonly name: "daily-bars" }>,
  init: RequestInit,
): Promise<Response> {
  const page = {
    symbols: symbols.join(","),
    feed,
    adjustment,
    timeframe: "1Day",
    limit: BARS_PAGE,
    sort: "asc",
  } as const;
  // A day's bar is dated at its beginning. An end that is still to come would ask for what is held back.
  const range = { start: dayOf(from), end: new Date(`${to}T12:00:00.000Z`) };
  return (await stocks.stockBarsRaw({ ...page, ...range, ...(pageToken === undefined ? {} : { pageToken }) }, init))
    .raw;
}

const dayOf = (session: Session): Date => new Date(`${session}T00:00:00.000Z`);
