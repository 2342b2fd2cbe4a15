import {
  answerOf,
  NO_MONEY,
  profitOf,
  slippageOf,
  StrategyFailed,
  valueOf,
  type Book,
  type Decision,
  type Explanation,
  type Mandate,
  type Money,
  type Price,
  type Quantity,
  type Session,
  type TargetWeights,
  type Ticker,
  type TradingState,
  type Trip,
} from "@alchemiser/domain";
import type { Aim, Cycle } from "../cycle/cycle.ts";
import type { Flight } from "../cycle/flight.ts";
import type { Outcome } from "../cycle/outcome.ts";
import type { Past } from "../live/past.ts";
import { legLines, type LegReportLine } from "./leg-lines.ts";

/** What one sleeve wanted, and why. */
export interface SleeveReport {
  readonly sleeve: string;
  readonly strategy: string;
  /** Undefined while it does not know what to hold. */
  readonly weights: TargetWeights | undefined;
  readonly sessionsUsed: number;
  readonly explanation: Explanation;
}

/** What became of one order. */
export interface OrderReportLine {
  readonly id: string;
  readonly ticker: Ticker;
  readonly side: "buy" | "sell";
  readonly quantity: Quantity;
  readonly limit: Price;
  readonly status: string;
  readonly filled: Quantity;
  readonly averagePrice: Price | undefined;
  /** How much worse than the middle of the quote that it was priced from it was filled, in basis points. */
  readonly slippageBp: number | undefined;
}

/** One holding at the prices of the run. */
export interface PositionReport {
  readonly ticker: Ticker;
  readonly shares: Quantity;
  readonly price: Price | undefined;
  readonly value: Money;
  readonly cost: Money;
}

/** One run, whole: what was decided and why, what was done, and where it left the mandate. Becomes plain JSON. */
export interface RunReport {
  readonly mandate: string;
  readonly aim: Aim;
  readonly tradeSession: Session;
  readonly revision: number;
  readonly signalSession: Session;
  readonly outcome: Outcome;
  /** The breakers that tripped in the run, counted ones as well. */
  readonly trips: readonly Trip[];
  /** What may leave after it; undefined where the ledger was never read. */
  readonly trading: TradingState | undefined;
  readonly sleeves: readonly SleeveReport[];
  readonly decision: Decision | undefined;
  readonly orders: readonly OrderReportLine[];
  readonly legs: readonly LegReportLine[];
  readonly cash: Money;
  readonly equity: Money;
  /** What the mandate has earned since it began; unknown while a holding has no price. */
  readonly profit: Money | undefined;
  readonly positions: readonly PositionReport[];
}

/** Reads a run's report off its cycle as it ended and the book as it is afterwards. */
export function reportRun(cycle: Cycle, past: Past, book: Book): RunReport {
  const { task, phase, decision, flights } = cycle;
  const prices = pricesOf(cycle);
  const positions = positionsOf(book, prices);
  return {
    mandate: task.mandate.name,
    aim: task.aim,
    tradeSession: task.tradeSession,
    revision: task.revision,
    signalSession: past.signalSession,
    outcome: phase.name === "ended" ? phase.outcome : { kind: "refused", reason: "the run did not end" },
    trips: cycle.trips,
    trading: cycle.memory?.trading,
    sleeves: task.aim === "rebalance" ? reasonsOf(task.mandate, past) : [],
    decision,
    orders: [...flights.values()].map(lineOf),
    legs: legLines(cycle),
    cash: book.cash,
    equity: positions.reduce((total, { value }) => total.plus(value), book.cash),
    profit: positions.every(({ price }) => price !== undefined) ? profitAt(book, prices) : undefined,
    positions,
  };
}

/** Why each sleeve of `mandate` wants what it wants. */
export const reasonsOf = ({ sleeves }: Mandate, { study, signalRow }: Past): readonly SleeveReport[] =>
  sleeves.map(({ name, strategy }) => {
    const told = answerOf(strategy, () => {
      const allocation = study(strategy).allocationAt(signalRow);
      return {
        weights: allocation.outcome === "decided" ? allocation.weights : undefined,
        sessionsUsed: study(strategy).sessionsUsed(signalRow),
        explanation: study(strategy).explainAt(signalRow),
      };
    });
    return { sleeve: name, strategy: strategy.name, ...(told instanceof StrategyFailed ? unexplained(told) : told) };
  });

const unexplained = ({ message }: StrategyFailed): Omit<SleeveReport, "sleeve" | "strategy"> => ({
  weights: undefined,
  sessionsUsed: 0,
  explanation: { kind: "gap", text: message, because: [] },
});

const profitAt = ({ sleeves }: Book, prices: ReadonlyMap<Ticker, Price>): Money =>
  [...sleeves.values()].reduce((total, sleeve) => total.plus(profitOf(sleeve, prices)), NO_MONEY);

// Prices of the market as the cycle last saw it; a symbol that it no longer asked for is valued at what it cost.
const pricesOf = ({ market }: Cycle): ReadonlyMap<Ticker, Price> => market?.prices ?? new Map<Ticker, Price>();

function positionsOf(book: Book, prices: ReadonlyMap<Ticker, Price>): readonly PositionReport[] {
  const positions = new Map<Ticker, PositionReport>();
  for (const { holdings } of book.sleeves.values())
    for (const [ticker, { shares, cost }] of holdings) {
      const price = prices.get(ticker);
      const value = price === undefined ? cost : valueOf(shares, price);
      const before = positions.get(ticker);
      positions.set(ticker, {
        ticker,
        price,
        shares: before === undefined ? shares : before.shares.plus(shares),
        value: before === undefined ? value : before.value.plus(value),
        cost: before === undefined ? cost : before.cost.plus(cost),
      });
    }
  return [...positions.values()].sort((a, b) => (a.ticker < b.ticker ? -1 : 1));
}

function lineOf({ intent, record }: Flight): OrderReportLine {
  const { id, ticker, side, quantity, limit, decisionPrice } = intent;
  const { status, filled, averagePrice } = record;
  const slippageBp = averagePrice && slippageOf(side, { paid: averagePrice, fair: decisionPrice });
  return { id, ticker, side, quantity, limit, status, filled, averagePrice, slippageBp };
}
