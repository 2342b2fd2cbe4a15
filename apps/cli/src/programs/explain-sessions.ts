import { pastOf } from "@alchemiser/application";
import {
  closeCalls,
  explanationChanges,
  sentenceOf,
  session,
  type DailyBars,
  type Explanation,
  type Session,
  type Strategy,
  type Study,
} from "@alchemiser/domain";

/** The decision that a strategy makes on the closes of one session. */
export interface ExplainedSession {
  readonly session: Session;
  /** Undefined while undecided: the explanation says why. */
  readonly weights: Readonly<Record<string, number>> | undefined;
  /** How many sessions the answer rests on. */
  readonly sessionsUsed: number;
  readonly explanation: Explanation;
  /** What nearly came out otherwise, as sentences. */
  readonly fragile: readonly string[];
  /** What is different from the session before; undefined for the first session that there is. */
  readonly changes: readonly string[] | undefined;
}

export type Asked =
  | { readonly of: "last" }
  | { readonly of: "session"; readonly session: Session }
  /** From the first of the bars, or up to their last, where nothing else is said. */
  | { readonly of: "range"; readonly from: Session | undefined; readonly to: Session | undefined };

/** A sentence when the bars have no such session. */
export type Explaining =
  | { readonly outcome: "explained"; readonly sessions: readonly ExplainedSession[] }
  | { readonly outcome: "refused"; readonly reason: string };

/** What was decided by less than `within`, a fraction, is fragile. */
export function explainSessions(
  strategy: Strategy,
  bars: readonly DailyBars[],
  { asked, within }: { readonly asked: Asked; readonly within: number },
): Explaining {
  const last = lastWanted(asked) ?? lastOf(bars);
  // A past without a single bar is none.
  const hasBars = bars.some(({ sessions: [day] }) => day !== undefined && day <= last);
  if (!hasBars) return noSession(asked, bars);
  const { history } = pastOf(bars, last);
  const { sessions } = history;
  const first = firstRow(asked, sessions);
  if (sessions[first] === undefined) return noSession(asked, bars);
  const study = strategy.study(history);
  const rows = sessions
    .slice(first)
    .map((day, index) => explained(study, { session: day, row: first + index, within }));
  return { outcome: "explained", sessions: rows };
}

function lastWanted(asked: Asked): Session | undefined {
  if (asked.of === "session") return asked.session;
  return asked.of === "range" ? asked.to : undefined;
}

/** The latest day of any series, or one before all of them where there is none. */
const lastOf = (bars: readonly DailyBars[]): Session =>
  bars.flatMap(({ sessions }) => sessions.slice(-1)).reduce(later, session("1990-01-02"));

const later = (one: Session, other: Session): Session => (one < other ? other : one);

/** Below 0 where there is none. */
function firstRow(asked: Asked, sessions: readonly Session[]): number {
  switch (asked.of) {
    case "last":
      return sessions.length - 1;
    case "session":
      return sessions.indexOf(asked.session);
    case "range":
      return sessions.findIndex((day) => asked.from === undefined || day >= asked.from);
  }
}

function spoken(asked: Asked): string {
  if (asked.of === "last") return "the last";
  return asked.of === "session"
    ? asked.session
    : `what lies from ${asked.from ?? "the first"} to ${asked.to ?? "the last"}`;
}

function noSession(asked: Asked, bars: readonly DailyBars[]): Explaining {
  const days = bars.flatMap(({ sessions }) => [...sessions.slice(0, 1), ...sessions.slice(-1)]).toSorted();
  const reach = `they reach from ${days[0] ?? "no day"} to ${days.at(-1) ?? "no day"}`;
  return { outcome: "refused", reason: `${spoken(asked)} is no session of the bars: ${reach}` };
}

interface Place {
  readonly session: Session;
  readonly row: number;
  readonly within: number;
}

function explained(study: Study, { session: day, row, within }: Place): ExplainedSession {
  const allocation = study.allocationAt(row);
  const explanation = study.explainAt(row);
  return {
    session: day,
    weights: allocation.outcome === "decided" ? Object.fromEntries(allocation.weights) : undefined,
    sessionsUsed: study.sessionsUsed(row),
    explanation,
    fragile: closeCalls(explanation, within).map(sentenceOf),
    changes: row === 0 ? undefined : explanationChanges(study.explainAt(row - 1), explanation),
  };
}
