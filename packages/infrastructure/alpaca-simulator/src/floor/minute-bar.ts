import { instant, type Instant, type Ticker } from "@alchemiser/domain";
import type { DaySoFar, Tape } from "./tape.ts";

const MINUTE = 60_000;
const MINUTES_A_DAY = 390;

export interface MinuteBar extends Omit<DaySoFar, "session"> {
  readonly at: Instant;
}

/** The last minute in which the symbol traded, as far as it has come. Within a minute prices run straight. */
export function latestMinute(tape: Tape, ticker: Ticker, now: Instant): MinuteBar | undefined {
  const last = tape.trade(ticker, now);
  if (last === undefined) return undefined;
  const at = instant(Math.floor(last.at / MINUTE) * MINUTE);
  const open = tape.trade(ticker, at)?.price ?? last.price;
  const { price: close } = last;
  const volume = (tape.daySoFar(ticker, now)?.volume ?? 0) / MINUTES_A_DAY;
  return { at, open, high: Math.max(open, close), low: Math.min(open, close), close, volume };
}
