import { previousSession } from "../calendar/exchange-calendar.ts";
import type { Session } from "../calendar/session.ts";
import type { Ticker } from "../market/ticker.ts";
import type { Money } from "../money/money.ts";
import type { OrderRequest, Side } from "../orders/order.ts";
import { DAY_TRADING, type PatternRule } from "./day-trading.ts";
import type { Dealing } from "./dealing.ts";
import { inForce } from "./effective.ts";
import type { OpenOrder } from "./open-order.ts";
import type { Refusal } from "./order-rules.ts";

/** What an account has dealt lately, and what works in it. */
export interface Doings {
  readonly dealings: readonly Dealing[];
  readonly openOrders: readonly OpenOrder[];
}

/** A margin account with what it was worth at the last close. */
export interface DayTrader extends Doings {
  readonly equityAtLastClose: Money;
}

/**
 * Day trades in the sessions from `from` on: a sale after a purchase of the same symbol in the same session. Further sales
 * belong to the same one until something is bought again (FINRA Rule 4210(f)(8)(B), in its notices' examples).
 */
export function dayTradesSince(from: Session, dealings: readonly Dealing[]): number {
  const last = new Map<string, Side>();
  let count = 0;
  for (const { session, ticker, side } of dealings) {
    if (session < from) continue;
    const key = `${session} ${ticker}`;
    if (side === "sell" && last.get(key) === "buy") count += 1;
    last.set(key, side);
  }
  return count;
}

/**
 * Why `request` may not be sent in `session`: it could make one day trade too many for an account below the rule's equity.
 * Open orders may be filled in any order, so that one on the other side counts like a purchase of today (Alpaca's
 * protection). Where no rule counts day trades there is nothing to say.
 */
export function tooManyDayTrades(
  request: Pick<OrderRequest, "ticker" | "side">,
  session: Session,
  { equityAtLastClose, dealings, openOrders }: DayTrader,
): Refusal<"DAY_TRADE_LIMIT"> | undefined {
  const rule = inForce(DAY_TRADING, session);
  if (rule.kind !== "pattern-day-trader" || !equityAtLastClose.isBelow(rule.smallestEquity)) return undefined;
  if (!couldRoundTrip(request, session, { dealings, openOrders })) return undefined;
  const count = dayTradesSince(firstOf(rule, session), dealings);
  if (count < rule.mostDayTrades) return undefined;
  const sentence = `${count} day trades were made in ${rule.sessions} sessions, below ${rule.smallestEquity.toString()} of equity there may be ${rule.mostDayTrades}`;
  return { code: "DAY_TRADE_LIMIT", sentence };
}

/** Whether `request` could sell what was bought in the same session, or buy what is being sold. */
export function couldRoundTrip(
  { ticker, side }: Pick<OrderRequest, "ticker" | "side">,
  session: Session,
  { dealings, openOrders }: Doings,
): boolean {
  return (
    (side === "sell" && isBought(ticker, session, dealings)) ||
    openOrders.some(({ request }) => request.ticker === ticker && request.side !== side)
  );
}

/** From the last dealing back: most orders find none of their session. */
function isBought(ticker: Ticker, session: Session, dealings: readonly Dealing[]): boolean {
  for (let index = dealings.length - 1; index >= 0; index--) {
    const done = dealings[index];
    if (done === undefined || done.session < session) return false;
    if (done.ticker === ticker && done.side === "buy") return true;
  }
  return false;
}

/** The first of the sessions that end with `session` in which the rule counts. */
function firstOf({ sessions }: PatternRule, session: Session): Session {
  let first = session;
  for (let left = sessions - 1; left > 0; left--) first = previousSession(first);
  return first;
}
