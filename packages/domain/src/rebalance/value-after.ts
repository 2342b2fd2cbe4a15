import { known } from "../kernel/invariant.ts";
import type { Ticker } from "../market/ticker.ts";
import { NO_SHARES, valueOf, type Money, type Price, type Quantity } from "../money/money.ts";
import type { Trade } from "./trade.ts";

/** What `holdings` are worth by symbol once every one of `trades` is filled, at `prices`. */
export function valueAfter(
  holdings: ReadonlyMap<Ticker, Quantity>,
  trades: readonly Trade[],
  prices: ReadonlyMap<Ticker, Price>,
): ReadonlyMap<Ticker, Money> {
  const values = new Map<Ticker, Money>();
  for (const [ticker, shares] of holdingsAfter(holdings, trades)) {
    if (shares.isZero()) continue;
    const price = known(prices.get(ticker), () => `every held symbol has a price, "${ticker}" has none`);
    values.set(ticker, valueOf(shares, price));
  }
  return values;
}

function holdingsAfter(
  holdings: ReadonlyMap<Ticker, Quantity>,
  trades: readonly Trade[],
): ReadonlyMap<Ticker, Quantity> {
  if (trades.length === 0) return holdings;
  const after = new Map(holdings);
  for (const { ticker, side, quantity } of trades) {
    const held = after.get(ticker) ?? NO_SHARES;
    after.set(ticker, side === "buy" ? held.plus(quantity) : held.minus(quantity));
  }
  return after;
}
