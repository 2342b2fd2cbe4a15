import { known } from "../kernel/invariant.ts";
import type { MarketNow } from "../market/market-now.ts";
import type { Ticker } from "../market/ticker.ts";
import { exactly, valueOf, type Weight } from "../money/money.ts";
import { Decimal, ONE } from "../money/decimal.ts";
import { sleeveOf, type Book, type SleeveBook } from "../portfolio/book.ts";
import { isDue, type Sleeve } from "../strategy/sleeve.ts";
import type { Strategy, Study, TargetWeights } from "../strategy/strategy.ts";

/** What one sleeve says in a session. `keep`: it knows what it wants, but is not due. */
export type Opinion =
  | { readonly outcome: "undecided"; readonly sleeve: string; readonly reason: string }
  | { readonly outcome: "keep"; readonly sleeve: string; readonly weights: ExactWeights }
  | { readonly outcome: "rebalance"; readonly sleeve: string; readonly weights: ExactWeights };

export type ExactWeights = ReadonlyMap<Ticker, Weight>;

/** The past as the strategies have seen it. */
export interface Signals {
  /** The row of the session whose completed bars the decision reads. */
  readonly signalRow: number;
  readonly study: (strategy: Strategy) => Study;
}

/** Asks every sleeve what it wants to hold, and whether it is due. */
export const consult = (sleeves: readonly Sleeve[], market: Signals & MarketNow, book: Book): readonly Opinion[] =>
  sleeves.map(({ name, strategy }) => {
    const allocation = market.study(strategy).allocationAt(market.signalRow);
    if (allocation.outcome === "undecided") return { outcome: "undecided", sleeve: name, reason: allocation.reason };

    const own = sleeveOf(book, name);
    const unpriced = firstWithout(market.prices, own.holdings) ?? firstWithout(market.prices, allocation.weights);
    if (unpriced !== undefined)
      return {
        outcome: "undecided",
        sleeve: name,
        reason: `there is no price for ${unpriced}, which is held or wanted`,
      };

    const isTime = isDue(strategy, allocation.weights, {
      session: market.tradeSession,
      lastRebalance: own.lastRebalance,
      weights: () => currentWeights(own, market),
    });
    return { outcome: isTime ? "rebalance" : "keep", sleeve: name, weights: exactWeights(allocation.weights) };
  });

/** The first symbol of `wanted` that has no price. */
function firstWithout(prices: MarketNow["prices"], wanted: ReadonlyMap<Ticker, unknown>): Ticker | undefined {
  for (const ticker of wanted.keys()) if (!prices.has(ticker)) return ticker;
  return undefined;
}

/** Weights as a sleeve holds them now, by value. Every holding has a price: the sleeve was undecided otherwise. */
function currentWeights({ holdings }: SleeveBook, { prices }: MarketNow): TargetWeights {
  const values = new Map<Ticker, number>();
  let total = 0;
  for (const [ticker, { shares }] of holdings) {
    const price = known(prices.get(ticker), () => `every held symbol has a price, "${ticker}" has none`);
    const value = valueOf(shares, price).toNumber();
    values.set(ticker, value);
    total += value;
  }
  for (const [ticker, value] of values) values.set(ticker, value / total);
  return values;
}

const seen = new WeakMap<TargetWeights, ExactWeights>();

/** The same weights in ledger space. Strategies return the same map again and again: each is converted once. */
function exactWeights(weights: TargetWeights): ExactWeights {
  const before = seen.get(weights);
  if (before !== undefined) return before;
  const exact = new Map([...weights].map(([ticker, share]) => [ticker, exactly<"weight">(share)]));
  seen.set(weights, exact);
  return exact;
}

/** A sleeve's weights as shares of the whole mandate, rounded down: together never more than the whole. */
export const ofMandate = (weights: ExactWeights, share: Weight): ExactWeights =>
  new Map([...weights].map(([ticker, weight]) => [ticker, product(weight, share)]));

const product = (weight: Weight, share: Weight): Weight => new Decimal((weight.nanos * share.nanos) / ONE);
