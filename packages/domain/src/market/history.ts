import type { Session } from "../calendar/session.ts";
import { unknown, type Column } from "../kernel/column.ts";
import type { Ticker } from "./ticker.ts";

/**
 * The past, one row a session, oldest first. It ends where the decision is made: there is no way to ask about
 * tomorrow.
 */
export interface History {
  readonly sessions: readonly Session[];
  /**
   * Closes adjusted for splits and dividends, one a session; `NaN` where the symbol has no bar, and everywhere for a
   * symbol that the history does not hold. The same column is returned every time: do not write to it.
   */
  closes(ticker: Ticker): Column;
}

/** A history from columns that are already aligned to `sessions`. */
export function historyOf(sessions: readonly Session[], closes: ReadonlyMap<Ticker, Column>): History {
  const nothing = unknown(sessions.length);
  return { sessions, closes: (ticker) => closes.get(ticker) ?? nothing };
}

/** The first `rows` sessions of `history`: what was known then. */
export function firstSessions(history: History, rows: number): History {
  return { sessions: history.sessions.slice(0, rows), closes: (ticker) => history.closes(ticker).subarray(0, rows) };
}
