import type { MarketNow } from "../market/market-now.ts";
import type { Ticker } from "../market/ticker.ts";
import { exactly, type Weight } from "../money/money.ts";
import { Decimal, ONE } from "../money/decimal.ts";
import { holdingsOf, priceOfHeld, sleeveOf, type Book, type SleeveBook } from "../portfolio/book.ts";
import { isDue, type Sleeve } from "../strategy/sleeve.ts";
import { answerOf, StrategyFailed } from "../strategy/strategy-failed.ts";
import type { Allocation, Strategy, Study, TargetWeights } from "../strategy/strategy.ts";
import type { ExactWeights, Opinion } from "./opinion.ts";
import { remedied } from "./remedied.ts";

/** The past as the strategies have seen it. */
export interface Signals {
  /** The row of the session whose completed bars the decision reads. */
  readonly signalRow: number;
  readonly study: (strategy: Strategy) => Study;
}

/** What opinions need of the market: whether a sleeve is due is a matter of days and prices. */
type Priced = Pick<MarketNow, "tradeSession" | "prices">;

/**
 * Asks every sleeve what it wants to hold, and whether it is due. Sleeves that the book has and the mandate has not come
 * last.
 *
 * @throws StrategyFailed when a strategy fails whose sleeve has no remedy but to refuse
 */
export const consult = (sleeves: readonly Sleeve[], market: Priced & Signals, book: Book): readonly Opinion[] => [
  ...sleeves.map((sleeve) => opinionOf(sleeve, market, book)),
  ...leaving(sleeves, book),
];

function leaving(sleeves: readonly Sleeve[], book: Book): readonly Opinion[] {
  const names: string[] = [];
  for (const [name, { holdings }] of book.sleeves)
    if (holdings.size > 0 && !sleeves.some((sleeve) => sleeve.name === name)) names.push(name);
  return names.map((sleeve) => ({ outcome: "leave", sleeve }));
}

function opinionOf(sleeve: Sleeve, market: Priced & Signals, book: Book): Opinion {
  const { name, strategy } = sleeve;
  const { prices } = market;
  const own = sleeveOf(book, name);
  const allocation = allocationOf(sleeve, market);
  // Without it the equity of the whole mandate is unknown: no remedy helps.
  const unpriced = firstWithout(prices, holdingsOf(book));
  if (unpriced !== undefined) return { outcome: "undecided", sleeve: name, reason: noPriceOf(unpriced) };
  if (allocation.outcome === "undecided") return remedied(sleeve, allocation.reason, { prices, book });
  const missing = firstWithout(prices, allocation.weights);
  if (missing !== undefined) return remedied(sleeve, noPriceOf(missing), { prices, book });

  const isTime =
    isDue(strategy, allocation.weights, {
      session: market.tradeSession,
      lastRebalance: own.lastRebalance,
      weights: () => currentWeights(own, market),
    }) || holdsStrangers(own, strategy);
  return { outcome: isTime ? "rebalance" : "keep", sleeve: name, weights: exactWeights(allocation.weights) };
}

/** Whether a sleeve holds what its strategy does not know: another one chose it, or it has another name there now. */
function holdsStrangers({ holdings }: SleeveBook, { universe }: Strategy): boolean {
  for (const ticker of holdings.keys()) if (!universe.includes(ticker)) return true;
  return false;
}

function allocationOf({ strategy, whenUndecided }: Sleeve, { study, signalRow }: Signals): Allocation {
  const answer = answerOf(strategy, () => numbered(study(strategy).allocationAt(signalRow)));
  if (!(answer instanceof StrategyFailed)) return answer;
  if (whenUndecided.kind === "refuse") throw answer;
  return { outcome: "undecided", reason: answer.message };
}

/** @throws RangeError for a weight that is no number. What weights sum to is judged by the gate. */
function numbered(allocation: Allocation): Allocation {
  if (allocation.outcome === "undecided") return allocation;
  for (const [ticker, weight] of allocation.weights)
    if (!Number.isFinite(weight)) throw new RangeError(`its weight of "${ticker}" is no number, was ${String(weight)}`);
  return allocation;
}

/** The first symbol of `wanted` that has no price. */
function firstWithout(prices: MarketNow["prices"], wanted: ReadonlyMap<Ticker, unknown>): Ticker | undefined {
  for (const ticker of wanted.keys()) if (!prices.has(ticker)) return ticker;
  return undefined;
}

const noPriceOf = (ticker: Ticker): string => `there is no price for ${ticker}, which is held or wanted`;

/** Weights as a sleeve holds them now, by value. Every holding has a price: the sleeve was undecided otherwise. */
function currentWeights({ holdings }: SleeveBook, { prices }: Priced): TargetWeights {
  const values = new Map<Ticker, number>();
  let total = 0;
  for (const [ticker, { shares }] of holdings) {
    const value = shares.toNumber() * priceOfHeld(ticker, prices).toNumber();
    values.set(ticker, value);
    total += value;
  }
  for (const [ticker, value] of values) values.set(ticker, value / total);
  return values;
}

interface Converted {
  readonly entries: readonly (readonly [Ticker, number])[];
  readonly exact: ExactWeights;
}

const converted = new WeakMap<TargetWeights, Converted>();

/** The same weights in ledger space. Strategies return the same map again and again: it is converted once. */
function exactWeights(weights: TargetWeights): ExactWeights {
  const before = converted.get(weights);
  if (before !== undefined && areStill(weights, before)) return before.exact;
  const entries = [...weights];
  const exact = new Map(entries.map(([ticker, share]) => [ticker, exactly<"weight">(share)]));
  converted.set(weights, { entries, exact });
  return exact;
}

/** Whether a map holds what it held: a strategy may have filled the same one anew. */
function areStill(weights: TargetWeights, { entries }: Converted): boolean {
  return weights.size === entries.length && entries.every(([ticker, share]) => weights.get(ticker) === share);
}

/** A sleeve's weights as shares of the whole mandate, rounded down: together never more than the whole. */
export const ofMandate = (weights: ExactWeights, share: Weight): ExactWeights =>
  new Map([...weights].map(([ticker, weight]) => [ticker, product(weight, share)]));

const product = (weight: Weight, share: Weight): Weight => new Decimal((weight.nanos * share.nanos) / ONE);
