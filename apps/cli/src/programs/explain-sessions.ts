import { pastOf } from "@alchemiser/application";
import {
  closeCalls,
  explanationChanges,
  sentenceOf,
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

export interface Asked {
  readonly from: Session;
  readonly to: Session;
  /** A fraction: what was decided by less is fragile. */
  readonly within: number;
}

/** A sentence when the bars have no such session. */
export type Explaining =
  | { readonly outcome: "explained"; readonly sessions: readonly ExplainedSession[] }
  | { readonly outcome: "refused"; readonly reason: string };

export function explainSessions(
  strategy: Strategy,
  bars: readonly DailyBars[],
  { from, to, within }: Asked,
): Explaining {
  // A past without a single bar is none.
  if (!bars.some(({ sessions: [day] }) => day !== undefined && day <= to)) return noSession(from, bars);
  const { history } = pastOf(bars, to);
  const { sessions } = history;
  const first = sessions.findIndex((day) => day >= from);
  if (first < 0 || (from === to && sessions[first] !== from)) return noSession(from, bars);
  const study = strategy.study(history);
  const rows = sessions.slice(first).map((session, index) => explained(study, { session, row: first + index, within }));
  return { outcome: "explained", sessions: rows };
}

function noSession(from: Session, bars: readonly DailyBars[]): Explaining {
  const days = bars.flatMap(({ sessions }) => [...sessions.slice(0, 1), ...sessions.slice(-1)]).toSorted();
  const reach = `they reach from ${days[0] ?? "no day"} to ${days.at(-1) ?? "no day"}`;
  return { outcome: "refused", reason: `${from} is no session of the bars: ${reach}` };
}

interface Place {
  readonly session: Session;
  readonly row: number;
  readonly within: number;
}

function explained(study: Study, { session, row, within }: Place): ExplainedSession {
  const allocation = study.allocationAt(row);
  const explanation = study.explainAt(row);
  return {
    session,
    weights: allocation.outcome === "decided" ? Object.fromEntries(allocation.weights) : undefined,
    sessionsUsed: study.sessionsUsed(row),
    explanation,
    fragile: closeCalls(explanation, within).map(sentenceOf),
    changes: row === 0 ? undefined : explanationChanges(study.explainAt(row - 1), explanation),
  };
}
