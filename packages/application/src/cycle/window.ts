import { isoTime, nextSession, type Instant } from "@alchemiser/domain";
import type { CycleTask } from "./cycle.ts";

/** Why no order may leave at this time, a sentence; nothing inside the trading window. */
export function whyShut({ window: { from, until }, tradeSession }: CycleTask, at: Instant): string | undefined {
  if (at >= from && at < until) return undefined;
  const state =
    at < from ? `opens at ${isoTime(from)}` : `has closed; the next session is ${nextSession(tradeSession)}`;
  return `it is ${isoTime(at)}, and the trading window of ${tradeSession} ${state}`;
}
