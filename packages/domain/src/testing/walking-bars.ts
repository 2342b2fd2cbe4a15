import { nextSession } from "../calendar/exchange-calendar.ts";
import { session, type Session } from "../calendar/session.ts";
import type { DailyBars } from "../market/daily-bars.ts";
import { ticker } from "../market/ticker.ts";

export interface Walk {
  readonly ticker?: string;
  readonly source?: string;
  /** A calendar day; the first bar is of the first session after it. */
  readonly after?: string;
  /** Each close as a multiple of the one before it; the first close is 100. */
  readonly moves: readonly number[];
}

/** Clean raw bars without splits or dividends, one a session, whose closes walk as they are told. */
export function walkingBars({
  ticker: name = "SPY",
  source = "synthetic",
  after = "2020-01-01",
  moves,
}: Walk): DailyBars {
  const sessions: Session[] = [];
  const close = new Float64Array(moves.length);
  let day = session(after);
  let price = 100;
  for (const [row, move] of moves.entries()) {
    day = nextSession(day);
    price *= row === 0 ? 1 : move;
    sessions.push(day);
    close[row] = price;
  }

  return {
    ticker: ticker(name),
    source,
    basis: "raw",
    sessions,
    open: close.map((value) => value * 0.999),
    high: close.map((value) => value * 1.01),
    low: close.map((value) => value * 0.99),
    close,
    volume: close.map((_, row) => 1_000_000 + row),
    splitFactor: close.map(() => 1),
    dividendFactor: close.map(() => 1),
  };
}
