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

/** SPYX is what SPY may be called one morning. */
const PRICES = { SPY: 500, SPYX: 500, TLT: 100, GLD: 190, BIL: 91 };

/** What befalls those in the night to the second day who hold TLT: it pays one in a hundred, or it splits. */
export type Night = "quiet" | "dividend" | "split" | "reverse-split";

const NIGHTS: readonly Night[] = ["quiet", "dividend", "split", "reverse-split"];

/** New shares for each old one. */
const SPLITS: Readonly<Record<Night, number>> = { quiet: 1, dividend: 1, split: 10, "reverse-split": 0.1 };

/** When the program is started: six minutes after the opening, when orders may leave. */
export const startOf = (day: Session): Instant => newYorkInstant(day, 9 * 60 + 36);

/** Bars of days that fall a little, rise, and end where they began. */
function barsOf(name: string, price: number, night: Night): DailyBars {
  const sessions = sessionsBetween(HISTORY.from, HISTORY.to);
  const isOver = (row: number): boolean => name !== "TLT" || (sessions[row] ?? "") >= SECOND_DAY;
  const column = (value: number): Float64Array => new Float64Array(sessions.length).fill(value);
  const quoted = (value: number): Float64Array =>
    column(value).map((raw, row) => exactly(isOver(row) && name === "TLT" ? raw / SPLITS[night] : raw).toNumber());
  const factor = (before: number): Float64Array => column(1).map((now, row) => (isOver(row) ? now : before));
  return {
    ticker: ticker(name),
    source: "story",
    basis: "raw",
    sessions,
    open: quoted(price),
    high: quoted(price * 1.004),
    low: quoted(price * 0.997),
    close: quoted(price * 1.001),
    volume: column(1_000_000),
    splitFactor: factor(1 / SPLITS[night]),
    dividendFactor: factor(night === "dividend" ? 0.99 : 1),
  };
}

const barsAfter = (night: Night): readonly DailyBars[] =>
  Object.entries(PRICES).map(([name, price]) => barsOf(name, price, night));

const byNight = <Value>(valueOf: (night: Night) => Value): Readonly<Record<Night, Value>> => ({
  quiet: valueOf("quiet"),
  dividend: valueOf("dividend"),
  split: valueOf("split"),
  "reverse-split": valueOf("reverse-split"),
});

export const MARKETS = byNight((night) => barMarket(barsAfter(night)));

export type Shelves = Readonly<Record<Night, Desk["bars"]>>;

/** Bars as the program has them on its own disk: complete up to the day before. */
export async function barShelves(): Promise<Shelves> {
  const stores = byNight(() => new MemoryBarStore());
  for (const night of NIGHTS)
    for (const bars of barsAfter(night)) await stores[night].write({ bars, findings: [], otherSource: "refuse" });
  const source = { dailyBars: () => Promise.resolve([]) };
  return byNight((night) => ({ store: stores[night], source, since: HISTORY.from }));
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

export const FIRST_WISHES: Mandate = wishing('60 (asset "SPY") 40 (asset "TLT")');

/** SPY goes, TLT is cut, GLD and BIL are new. */
export const SECOND_WISHES: Mandate = wishing('20 (asset "TLT") 45 (asset "GLD") 35 (asset "BIL")');
