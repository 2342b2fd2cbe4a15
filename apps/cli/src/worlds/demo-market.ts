import { barMarket, seededMarket, type SimulatedMarket } from "@alchemiser/alpaca-simulator";
import type { BarStore } from "@alchemiser/application";
import { isResearchOnly, session, type DailyBars, type Session, type Ticker } from "@alchemiser/domain";
import type { Refusal } from "../ending.ts";

/** A simulated market with the first session that is traded in it. */
export interface DemoMarket {
  readonly market: SimulatedMarket;
  readonly firstSession: Session;
  /** From when its bars are read. */
  readonly since: Session;
}

/** What the bar store has for a replay. */
export type Replay =
  { readonly outcome: "found"; readonly demo: DemoMarket } | { readonly outcome: "refused"; readonly refusal: Refusal };

const SEEDED_SINCE = session("2021-01-04");
const SEEDED_FIRST = session("2024-01-02");

/** The made-up market: the same for everybody with the same seed. */
export const seededDemo = (seed: number, firstSession = SEEDED_FIRST): DemoMarket => ({
  market: seededMarket(seed, { from: SEEDED_SINCE }),
  firstSession,
  since: SEEDED_SINCE,
});

/** The past as it was, from the bar store. Refused when its bars cannot be traded on. */
export async function replayDemo(store: BarStore, universe: readonly Ticker[], firstSession: Session): Promise<Replay> {
  const stored = await Promise.all(universe.map((ticker) => store.read(ticker)));
  const missing = universe.filter((_, index) => stored[index] === undefined);
  if (missing.length > 0) return { outcome: "refused", refusal: lacking(missing) };
  const series = stored.filter((bars) => bars !== undefined);
  const research = series.filter(isResearchOnly).map(({ ticker }) => ticker);
  if (research.length > 0) return { outcome: "refused", refusal: adjustedForGood(research) };
  const firsts = series.map(firstOf).sort();
  const since = firsts[0] ?? firstSession;
  return { outcome: "found", demo: { market: barMarket(series), firstSession, since } };
}

const lacking = (tickers: readonly Ticker[]): Refusal => ({
  exit: "missing-data",
  reason: `the mandate's strategies need bars of ${tickers.join(", ")}, and the store has none`,
  mend: "import them with alchemiser data import, or name other strategies in config.yaml",
});

const adjustedForGood = (tickers: readonly Ticker[]): Refusal => ({
  exit: "refused",
  reason: `the bars of ${tickers.join(", ")} are adjusted for good, and no order trades at such prices`,
  mend: "import raw bars with alchemiser data import",
});

const firstOf = ({ sessions }: DailyBars): Session => sessions[0] ?? SEEDED_SINCE;
