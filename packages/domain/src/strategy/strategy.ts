import type { History } from "../market/history.ts";
import type { Ticker } from "../market/ticker.ts";
import type { Explanation } from "./explanation.ts";
import type { Schedule } from "./schedule.ts";

/** What to hold, as shares of the capital in signal space; together they are 1. */
export type TargetWeights = ReadonlyMap<Ticker, number>;

/** Not knowing enough is an answer, with its reason; it is never a guess. */
export type Allocation =
  | { readonly outcome: "decided"; readonly weights: TargetWeights }
  | { readonly outcome: "undecided"; readonly reason: string };

/** A strategy that has looked at a history. Asking it about a session is a look-up. */
export interface Study {
  /** The opinion about the session in `row` of the history, formed from that row and those before it alone. */
  allocationAt(row: number): Allocation;
  /** Why `allocationAt(row)` is what it is: every value that was read and every branch that was taken. */
  explainAt(row: number): Explanation;
  /**
   * The first row in which every symbol that may be held has a bar and everything that could be read is known, whichever
   * way the decision goes; undefined when there is none. Backtests begin there.
   */
  readonly firstReadyRow: number | undefined;
  /** How many sessions, up to and including `row`, the answer rests on. */
  sessionsUsed(row: number): number;
}

/** A pure opinion about each session of a history. It keeps no state: cutting the history short changes no answer. */
export interface Strategy {
  readonly name: string;
  /** Every symbol whose bars it may read or that it may hold. */
  readonly universe: readonly Ticker[];
  readonly schedule: Schedule;
  /** Looks at the whole history once. */
  study(history: History): Study;
}
