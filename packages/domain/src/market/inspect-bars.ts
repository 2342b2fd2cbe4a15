import type { Instant } from "../calendar/instant.ts";
import { invariant } from "../kernel/invariant.ts";
import type { DailyBars } from "./daily-bars.ts";
import { findingAt, type BarFinding } from "./finding.ts";
import { inspectJumps } from "./inspect-jumps.ts";
import { inspectPrices } from "./inspect-prices.ts";
import { inspectSessions } from "./inspect-sessions.ts";

/**
 * Everything that is wrong or remarkable about a series, none for a clean one. Gaps and jumps are looked for only
 * where the sessions are in order: between bars in disorder they would mean nothing.
 */
export function inspectBars(bars: DailyBars, now: Instant): readonly BarFinding[] {
  const { sessions, ticker } = bars;
  const columns = [bars.open, bars.high, bars.low, bars.close, bars.volume, bars.splitFactor, bars.dividendFactor];
  invariant(
    columns.every(({ length }) => length === sessions.length),
    `every column has a row for each session, "${ticker}" has ${columns.map(({ length }) => length).join(", ")}`,
  );
  if (sessions.length === 0) {
    return [findingAt("no-bars", { session: undefined, count: 0, sentence: `"${ticker}" has no bars at all` })];
  }

  const ofSessions = inspectSessions(sessions, now);
  const isDisordered = ofSessions.some(({ name }) => name === "out-of-order" || name === "duplicate-session");
  return [...ofSessions, ...inspectPrices(bars), ...(isDisordered ? [] : inspectJumps(bars))];
}

/** Whether a series with these findings must not enter a bar store. */
export const isRefused = (findings: readonly { readonly severity: string }[]): boolean =>
  findings.some(({ severity }) => severity === "fatal");
