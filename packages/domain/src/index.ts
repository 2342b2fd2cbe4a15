export { InvariantViolation, invariant } from "./kernel/invariant.ts";

export { dayNumber, sessionOfDayNumber } from "./calendar/civil-date.ts";
export {
  isSession,
  lastCompletedSession,
  nextSession,
  previousSession,
  sessionAt,
  sessionHours,
  sessionsBetween,
  upcomingSession,
  type SessionHours,
} from "./calendar/exchange-calendar.ts";
export { instant, instantOf, isoTime, type Instant } from "./calendar/instant.ts";
export { session, type Session } from "./calendar/session.ts";
export { type Column } from "./kernel/column.ts";

export {
  appliedDividendFactors,
  dividendFactors,
  splitFactors,
  withFactors,
  withoutFactors,
  type PaidCloses,
} from "./market/adjustment-factors.ts";
export { adjustedCloses, isResearchOnly, type DailyBars, type PriceBasis } from "./market/daily-bars.ts";
export { type BarFinding, type BarFindingName, type Finding, type Severity } from "./market/finding.ts";
export { inspectBars, isRefused } from "./market/inspect-bars.ts";
export { isTicker, ticker, type Ticker } from "./market/ticker.ts";
