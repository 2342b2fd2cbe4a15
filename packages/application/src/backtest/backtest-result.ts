import type { BreakerName, Money, Performance, Session, Ticker } from "@alchemiser/domain";

/** What was held after a session's rebalance, as shares of the equity by value. */
export interface SessionAllocation {
  readonly session: Session;
  readonly weights: ReadonlyMap<Ticker, number>;
}

export interface UndecidedSession {
  readonly session: Session;
  readonly reason: string;
}

/** A session in which a breaker tripped, or would have. */
export interface TrippedSession {
  readonly session: Session;
  readonly breaker: BreakerName;
  readonly reason: string;
}

/** What a backtest found, and what it assumed. */
export interface BacktestResult extends Performance {
  readonly sessions: readonly Session[];
  /** At each session's close, after its costs; one value a session. */
  readonly equity: Float64Array;
  readonly finalEquity: Money;
  /** Sessions in which anything was traded, the first purchase included. */
  readonly trades: number;
  readonly orders: number;
  /** What fills were worse than the middle of the quote, in dollars. */
  readonly slippage: Money;
  readonly fees: Money;
  readonly allocations: readonly SessionAllocation[];
  /** Sessions in which a sleeve could not know what to hold, whatever its mandate does about that. */
  readonly undecided: readonly UndecidedSession[];
  /** Orders that the gate or the exchange did not let through, and sessions that were refused or halted, a sentence each. */
  readonly shortfalls: readonly string[];
  /** Where breakers tripped that had not tripped in the session before; the assumptions say whether they acted. */
  readonly trips: readonly TrippedSession[];
  readonly assumptions: readonly string[];
  /** Names the result by its content: equal inputs give equal hashes on every machine. */
  readonly hash: string;
}

/** A backtest cannot be run, for a reason that a person can mend. */
export interface BacktestRefusal {
  readonly outcome: "refused";
  readonly reason: string;
}
