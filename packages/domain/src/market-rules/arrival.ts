import type { MarketNow } from "../market/market-now.ts";
import type { Ticker } from "../market/ticker.ts";
import { NO_SHARES, type Money, type Quantity } from "../money/money.ts";
import type { TimeInForce } from "../orders/order.ts";
import type { OpenOrder } from "./open-order.ts";
import type { Arrival } from "./validate.ts";

/** An account as its broker tells it, and what works in it. */
export interface AccountStanding {
  readonly buyingPower: Money;
  readonly positions: ReadonlyMap<Ticker, Quantity>;
  readonly openOrders: readonly OpenOrder[];
  /** The times in force that it was granted. */
  readonly entitlements: ReadonlySet<TimeInForce>;
}

/** Orders for the day nobody has to be granted. */
export const NO_ENTITLEMENTS: ReadonlySet<TimeInForce> = new Set();

/** What an order of ours for `ticker` would meet now. */
export const arrivalOf = (ticker: Ticker, market: MarketNow, standing: AccountStanding): Arrival => ({
  rules: { ticks: market.ticks, entitlements: standing.entitlements },
  session: market.tradeSession,
  now: market.now,
  account: { buyingPower: standing.buyingPower, held: standing.positions.get(ticker) ?? NO_SHARES },
  openOrders: standing.openOrders,
  asset: market.assets.get(ticker),
  quote: market.quotes.get(ticker),
});
