import {
  chooseAlgorithm,
  instant,
  roomFor,
  type ExecutionRules,
  type Instant,
  type MarketNow,
  type Quantity,
  type Side,
  type Ticker,
} from "@alchemiser/domain";
import type { CycleTask } from "./cycle.ts";

/** A leg that has had no order yet, among all legs of its decision. */
interface Whole {
  readonly leg: { readonly ticker: Ticker; readonly side: Side; readonly quantity: Quantity };
  readonly legs: readonly Sided[];
}

interface Sided {
  readonly side: Side;
}

/** How its legs are worked, and when. */
type Terms = Pick<CycleTask, "execution" | "window">;

/**
 * How many slices a leg has at this market. The gate holds the largest of them against the limits of an order, and the
 * first order says how many there are: both ask here, at the moment at which the market was observed.
 */
export function slicesOf(terms: Terms, market: Pick<MarketNow, "now" | "quotes" | "lately">, whole: Whole): number {
  const { execution } = terms;
  const { leg, legs } = whole;
  const quote = isWhole(execution) ? undefined : market.quotes.get(leg.ticker);
  if (quote === undefined) return 1;
  const slices = roomFor({ rules: execution, spreadUntil: spreadUntil(terms, leg.side, legs) }, market.now);
  const algorithm = chooseAlgorithm(leg, { quote, lately: market.lately(leg.ticker), slices }, execution.slicing);
  return algorithm.name === "ladder" ? 1 : algorithm.slices;
}

const isWhole = ({ auction, slicing }: ExecutionRules): boolean => auction !== "none" || slicing.mostSlices === 1;

/** By when the slices of a side are to be over: the buys wait for the money of the sells, and need time of their own. */
export function spreadUntil({ window }: Pick<Terms, "window">, side: Side, legs: readonly Sided[]): Instant {
  const isAwaited = side === "sell" && legs.some((leg) => leg.side === "buy");
  return isAwaited ? instant(Math.round((window.from + window.until) / 2)) : window.until;
}
