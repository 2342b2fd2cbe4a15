import { marketData, trading } from "@alpacahq/alpaca-trade-api";
import type { AlpacaCredentials } from "./credentials.ts";

/** Where Alpaca is: its own hosts, or anything that speaks like them. */
export interface AlpacaAddresses {
  readonly tradingUrl: string;
  readonly dataUrl: string;
  readonly tradingStreamUrl: string;
}

/** The SDK's interfaces that we use, for one key. */
export interface SdkApis {
  readonly credentials: AlpacaCredentials;
  readonly account: trading.AccountsApi;
  readonly activities: trading.AccountActivitiesApi;
  readonly assets: trading.AssetsApi;
  readonly calendar: trading.CalendarApi;
  readonly clock: trading.ClockApi;
  readonly orders: trading.OrdersApi;
  readonly positions: trading.PositionsApi;
  readonly stocks: marketData.StockApi;
}

/**
 * The SDK without its own retries, limits and deadlines: ours are the only ones. Its bucket counts waiting against the
 * deadline, and its timers do not keep a process alive. A redirect is an error, because it would carry the key along.
 */
export function sdkApis(credentials: AlpacaCredentials, { tradingUrl, dataUrl }: AlpacaAddresses): SdkApis {
  const shared = { ...credentials, timeoutMs: 0, redirect: "error" } as const;
  const toTrading = new trading.Configuration({ ...shared, basePath: tradingUrl });
  return {
    credentials,
    account: new trading.AccountsApi(toTrading),
    activities: new trading.AccountActivitiesApi(toTrading),
    assets: new trading.AssetsApi(toTrading),
    calendar: new trading.CalendarApi(toTrading),
    clock: new trading.ClockApi(toTrading),
    orders: new trading.OrdersApi(toTrading),
    positions: new trading.PositionsApi(toTrading),
    stocks: new marketData.StockApi(new marketData.Configuration({ ...shared, basePath: dataUrl })),
  };
}
