import {
  exactly,
  previousSession,
  sum,
  valueOf,
  type Money,
  type Position,
  type Price,
  type Ticker,
} from "@alchemiser/domain";
import { momentAt, tradingDay } from "../floor/trading-day.ts";
import type { TradingFloor } from "../floor/trading-floor.ts";

/** What one share is worth now: the last price, and for a symbol that no longer trades what was paid for it. */
export function priceOf({ tape, now }: TradingFloor, ticker: Ticker, { cost, quantity }: Position): Price {
  const last = tape.trade(ticker, now)?.price;
  return exactly(last ?? cost.toNumber() / quantity.toNumber());
}

/** The close of the session before the one in progress; today's first price for a symbol that is new. */
export function lastCloseOf({ tape, now }: TradingFloor, ticker: Ticker): Price | undefined {
  const before = previousSession(momentAt(now).session);
  const close = tape.trade(ticker, tradingDay(before).close)?.price;
  return close === undefined ? undefined : exactly(close);
}

export const marketValue = (floor: TradingFloor): Money =>
  sum(
    [...floor.exchange.positions].map(([ticker, position]) =>
      valueOf(position.quantity, priceOf(floor, ticker, position)),
    ),
  );

/** All that the account is worth, after the fees of the day. */
export const equityOf = (floor: TradingFloor): Money =>
  floor.exchange.cash.minus(floor.exchange.accruedFees).plus(marketValue(floor));

/** What the positions were worth at the close before, with the cash of now. */
export const lastEquityOf = (floor: TradingFloor): Money =>
  floor.exchange.cash.plus(
    sum(
      [...floor.exchange.positions].map(([ticker, position]) =>
        valueOf(position.quantity, lastCloseOf(floor, ticker) ?? priceOf(floor, ticker, position)),
      ),
    ),
  );
