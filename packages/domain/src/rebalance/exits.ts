import type { MarketNow } from "../market/market-now.ts";
import type { Ticker } from "../market/ticker.ts";
import { scaled, unitPrice, valueOf, WHOLE, type Price, type Weight } from "../money/money.ts";
import { sleeveOf, type Book } from "../portfolio/book.ts";
import type { Holding } from "../portfolio/holding.ts";
import type { Opinion } from "./opinion.ts";

/** How far a holding may move from what it has cost. A symbol without a bound may move as far as it likes. */
export interface Bound {
  readonly standard: Weight | undefined;
  /** Symbols that have a bound of their own. */
  readonly of: ReadonlyMap<Ticker, Weight>;
}

/** When a sleeve's holding is sold, whatever its strategy says. */
export interface ExitRules {
  readonly stopLoss: Bound;
  readonly takeProfit: Bound;
}

const NO_BOUND: Bound = { standard: undefined, of: new Map() };

export const NO_EXITS: ExitRules = { stopLoss: NO_BOUND, takeProfit: NO_BOUND };

/** A holding that is sold because it has reached a bound. */
export interface Exit {
  readonly sleeve: string;
  readonly ticker: Ticker;
  readonly reason: "stop-loss" | "take-profit";
  /** What a share has cost, over all lots. */
  readonly cost: Price;
  readonly price: Price;
}

/** A symbol that its sleeve does not hold, though its strategy wants it: an exit has sold it. */
export interface Barred {
  readonly sleeve: string;
  readonly ticker: Ticker;
}

const NONE: readonly never[] = [];

/** The holdings that have reached a bound at `prices`, and were within it before. */
export function exitsFrom(book: Book, prices: MarketNow["prices"], rules: ExitRules): readonly Exit[] {
  if (!isBounded(rules.stopLoss) && !isBounded(rules.takeProfit)) return NONE;
  const exits: Exit[] = [];
  for (const [sleeve, { holdings, barred }] of book.sleeves)
    for (const [ticker, holding] of holdings) {
      const price = prices.get(ticker);
      const reason =
        price === undefined || barred.has(ticker) ? undefined : reasonFor(holding, price, boundsOf(ticker, rules));
      if (price === undefined || reason === undefined) continue;
      exits.push({ sleeve, ticker, reason, cost: unitPrice(holding.cost, holding.shares), price });
    }
  return exits;
}

const isBounded = ({ standard, of }: Bound): boolean => standard !== undefined || of.size > 0;

interface Bounds {
  readonly loss: Weight | undefined;
  readonly gain: Weight | undefined;
}

const boundsOf = (ticker: Ticker, { stopLoss, takeProfit }: ExitRules): Bounds => ({
  loss: stopLoss.of.get(ticker) ?? stopLoss.standard,
  gain: takeProfit.of.get(ticker) ?? takeProfit.standard,
});

/** Measured from the cost of all lots: a further purchase moves the bounds as well. */
function reasonFor({ shares, cost }: Holding, price: Price, { loss, gain }: Bounds): Exit["reason"] | undefined {
  const value = valueOf(shares, price);
  if (loss !== undefined && !scaled(cost, WHOLE.minus(loss)).isBelow(value)) return "stop-loss";
  return gain !== undefined && !value.isBelow(scaled(cost, WHOLE.plus(gain))) ? "take-profit" : undefined;
}

/**
 * What sleeves may not hold once a decision is made: what its exits have sold, and what earlier ones have, until the
 * strategy has once wanted none of it. Bought again the next day, what a stop has sold would be stopped again and again.
 */
export function barredAfter(book: Book, opinions: readonly Opinion[], exits: readonly Exit[]): readonly Barred[] {
  const barred: Barred[] = exits.map(({ sleeve, ticker }) => ({ sleeve, ticker }));
  for (const opinion of opinions)
    for (const ticker of sleeveOf(book, opinion.sleeve).barred)
      if (!isLetGo(opinion, ticker)) barred.push({ sleeve: opinion.sleeve, ticker });
  return barred.length === 0 ? NONE : barred;
}

/** What sleeves may not hold while no strategy is asked: what exits sell, and all that earlier ones have. */
export function barredNow(book: Book, exits: readonly Exit[]): readonly Barred[] {
  const before = [...book.sleeves].flatMap(([sleeve, { barred }]) => [...barred].map((ticker) => ({ sleeve, ticker })));
  return [...exits.map(({ sleeve, ticker }) => ({ sleeve, ticker })), ...before];
}

/** Whether the strategy knows what it wants, and wants nothing of the symbol. */
const isLetGo = (opinion: Opinion, ticker: Ticker): boolean =>
  opinion.outcome === "leave" ||
  ((opinion.outcome === "keep" || opinion.outcome === "rebalance") &&
    opinion.weights.get(ticker)?.isPositive() !== true);
