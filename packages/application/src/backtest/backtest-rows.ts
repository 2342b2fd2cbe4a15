import type { Strategy, Study } from "@alchemiser/domain";
import type { BacktestTask } from "./backtest-task.ts";
import type { BacktestRefusal } from "./backtest-result.ts";
import type { PriceFrame } from "./price-frame.ts";

/** Rows of a frame, both included. */
export interface Rows {
  readonly outcome: "found";
  readonly first: number;
  readonly last: number;
}

/**
 * The rows that a backtest trades in. It begins with the first session before which everything was known that any
 * sleeve could read, or with a later one that was asked for. Refused when there is none.
 */
export function rowsOf(
  task: BacktestTask,
  frame: PriceFrame,
  study: (strategy: Strategy) => Study,
): Rows | BacktestRefusal {
  const { sessions, span } = frame;
  const { from = span.first, to = span.last } = task;
  const wanted = sessions.findIndex((day) => day >= from);
  const last = sessions.findLastIndex((day) => day <= to);
  if (wanted < 0 || last < wanted)
    return refused(`the bars reach from ${span.first} to ${span.last}: there is no session in the range asked for`);

  const ready = task.mandate.sleeves.map(({ strategy }) => study(strategy).firstReadyRow ?? sessions.length);
  const first = Math.max(wanted, ...ready.map((row) => row + task.fill.lag));
  if (first > last) return refused(`no session up to ${to} has all the history that the strategies need`);
  return { outcome: "found", first, last };
}

const refused = (reason: string): BacktestRefusal => ({ outcome: "refused", reason });
