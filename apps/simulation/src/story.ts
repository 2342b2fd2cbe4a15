import { MemoryBarStore, type Desk } from "@alchemiser/application";
import {
  alpacaCosts,
  AT_ONCE,
  type ExecutionRules,
  exactly,
  FULL_LIMITS,
  invariant,
  money,
  newYorkInstant,
  NO_EXITS,
  REFUSE,
  session,
  sessionsBetween,
  symphony,
  ticker,
  weight,
  WHOLE,
  type DailyBars,
  type Instant,
  type Mandate,
  type Session,
} from "@alchemiser/domain";
import { barMarket } from "@alchemiser/alpaca-simulator";

// On the first day a mandate buys, on the second it wants other things: that is the day in trouble. On the third
// everything must be in order again, whatever happened.

const HISTORY = { from: session("2025-06-16"), to: session("2025-07-03") };
export const FIRST_DAY = session("2025-07-01");
export const SECOND_DAY = session("2025-07-02");
export const THIRD_DAY = session("2025-07-03");

/** Orders at their last price, which have half a minute each. */
export const PATIENT: ExecutionRules = { ...AT_ONCE, mostPegs: 3, shortestMs: 30_000, longestMs: 30_000 };

const PRICES = { SPY: 500, TLT: 100, GLD: 190, BIL: 91, QQQ: 450 };

/** When the program is started: six minutes after the opening, when orders may leave. */
export const startOf = (day: Session): Instant => newYorkInstant(day, 9 * 60 + 36);

/** Bars of days that fall a little, rise, and end where they began. */
function barsOf(name: string, price: number): DailyBars {
  const sessions = sessionsBetween(HISTORY.from, HISTORY.to);
  const column = (value: number): Float64Array => new Float64Array(sessions.length).fill(exactly(value).toNumber());
  return {
    ticker: ticker(name),
    source: "story",
    basis: "raw",
    sessions,
    open: column(price),
    high: column(price * 1.004),
    low: column(price * 0.997),
    close: column(price * 1.001),
    volume: column(1_000_000),
    splitFactor: column(1),
    dividendFactor: column(1),
  };
}

const BARS = Object.entries(PRICES).map(([name, price]) => barsOf(name, price));

export const MARKET = barMarket(BARS);

/** Bars as the program has them on its own disk: complete up to the day before. */
export async function barShelf(): Promise<Desk["bars"]> {
  const store = new MemoryBarStore();
  for (const bars of BARS) await store.write({ bars, findings: [], otherSource: "refuse" });
  return { store, source: { dailyBars: () => Promise.resolve([]) }, since: HISTORY.from };
}

/** All the symbols of the story, for those who count. */
export const CASH = money("100000");

const wishing = (text: string): Mandate => {
  const reading = symphony(`(defsymphony "story" (weight-specified ${text}))`, "story.clj");
  invariant(reading.outcome === "read", "the story's programs are right");
  return {
    name: "story",
    capital: { of: "amount", amount: money("80000") },
    sleeves: [{ name: "story", weight: WHOLE, strategy: reading.strategy, whenUndecided: REFUSE }],
    rebalance: { cashReserve: weight("0"), driftBand: weight("0"), smallestTrade: money("1") },
    limits: { ...FULL_LIMITS, maxFailedSells: money("1000"), maxPriceJump: weight("0.25") },
    exits: NO_EXITS,
    costs: alpacaCosts,
    reach: weight("0.0005"),
    execution: PATIENT,
  };
};

export const FIRST_WISHES: Mandate = wishing('45 (asset "SPY") 30 (asset "TLT") 25 (asset "QQQ")');

/** SPY and QQQ go, TLT is cut, GLD and BIL are new. */
export const SECOND_WISHES: Mandate = wishing('20 (asset "TLT") 45 (asset "GLD") 35 (asset "BIL")');
