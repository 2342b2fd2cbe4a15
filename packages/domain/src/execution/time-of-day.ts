import type { SessionHours } from "../calendar/exchange-calendar.ts";
import { MINUTE_MS, type Instant } from "../calendar/instant.ts";
import { larger } from "../money/decimal.ts";
import { weight } from "../money/money.ts";
import type { LadderRules } from "../orders/ladder-rules.ts";

const HALF_AN_HOUR_MS = 30 * MINUTE_MS;
const NEAR_THE_FAR_SIDE = weight("0.75");

/**
 * The rules of a ladder at a time of day. In the first half hour of a session spreads are wide and still closing: its
 * orders wait twice as long. In the last half hour what is not filled soon is not filled today: they start no further
 * from the far side than a quarter of the spread, and climb one step at most. When the time to trade is nearly over the
 * ladder goes to its last price by itself.
 */
export function rulesAt(
  rules: LadderRules,
  at: Instant,
  { open, close }: Pick<SessionHours, "open" | "close">,
): LadderRules {
  if (close - at <= HALF_AN_HOUR_MS)
    return { ...rules, start: larger(rules.start, NEAR_THE_FAR_SIDE), steps: Math.min(rules.steps, 1) };
  if (at - open < HALF_AN_HOUR_MS)
    return { ...rules, shortestMs: rules.shortestMs * 2, longestMs: rules.longestMs * 2 };
  return rules;
}
