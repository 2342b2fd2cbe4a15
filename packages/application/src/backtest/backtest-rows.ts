import { at, isKnown, type Strategy, type Study } from "@alchemiser/domain";
import type { BacktestTask } from "./backtest-task.ts";
import type { PriceFrame } from "./price-frame.ts";

/** Rows of a frame, both included. */
export interface Rows {
  readonly first: number;
  readonly last: number;
}

/**
 * The rows that a backtest trades in. It begins with the first session in which every symbol of the mandate has a bar
 * and every sleeve can decide, or with a later one that was asked for. A sentence when there is none.
 */
export function rowsOf(task: BacktestTask, frame: PriceFrame, study: (strategy: Strategy) => Study): Rows | string {
  const { sessions } = frame;
  const last = task.to === undefined ? sessions.length - 1 : sessions.findLastIndex((day) => day <= (task.to ?? day));
  const wanted = task.from === undefined ? 0 : sessions.findIndex((day) => day >= (task.from ?? day));
  if (wanted < 0 || last < wanted)
    return `the bars reach from ${sessions[0] ?? "?"} to ${sessions.at(-1) ?? "?"}: there is no session in the range asked for`;

  for (let row = Math.max(wanted, task.fill.lag); row <= last; row++)
    if (isReady(task, frame, { row, study })) return { first: row, last };
  return `no session up to ${sessions[last] ?? "?"} has all the history that the strategies need`;
}

interface Moment {
  readonly row: number;
  readonly study: (strategy: Strategy) => Study;
}

function isReady({ mandate, fill }: BacktestTask, frame: PriceFrame, { row, study }: Moment): boolean {
  const signalRow = row - fill.lag;
  return mandate.sleeves.every(({ strategy }) => {
    const hasBars = strategy.universe.every((ticker) => isKnown(at(frame.history.closes(ticker), signalRow)));
    return hasBars && study(strategy).allocationAt(signalRow).outcome === "decided";
  });
}
