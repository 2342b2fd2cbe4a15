import type { Session } from "../calendar/session.ts";

/** `fatal`: the series is refused on import. `noted`: it is stored, and whoever reads it is told. */
export type Severity = "fatal" | "noted";

const SEVERITIES = {
  "no-bars": "fatal",
  "out-of-order": "fatal",
  "duplicate-session": "fatal",
  "outside-calendar": "fatal",
  "non-session": "fatal",
  "unclosed-last-bar": "fatal",
  "not-a-number": "fatal",
  "impossible-ohlc": "fatal",
  gap: "noted",
  "zero-volume": "noted",
  "unexplained-jump": "noted",
} as const satisfies Record<string, Severity>;

/** Everything that can be wrong with a series of bars as such, whatever file it came from. */
export type BarFindingName = keyof typeof SEVERITIES;

/** One kind of defect in a series, told once however many bars have it. */
export interface Finding<Name extends string = string> {
  readonly name: Name;
  readonly severity: Severity;
  /** Where it is seen first; none for what concerns the whole series. */
  readonly session: Session | undefined;
  /** How many bars have it; for a gap, how many sessions are missing. */
  readonly count: number;
  /** What is wrong, with the values in quotes. */
  readonly sentence: string;
}

export type BarFinding = Finding<BarFindingName>;

/** A bar with a defect, and the defect in words. */
export interface Hit {
  readonly session: Session;
  readonly fact: string;
}

/** One finding for all the `hits`, told by the first of them; nothing when there are none. */
export function findingOf(name: BarFindingName, hits: readonly Hit[]): readonly BarFinding[] {
  const [first] = hits;
  if (first === undefined) return [];
  const sentence = hits.length === 1 ? first.fact : `${first.fact}, the first of ${hits.length} such bars`;
  return [{ name, severity: SEVERITIES[name], session: first.session, count: hits.length, sentence }];
}

/** A finding that is told by itself: of the whole series, or of a range of sessions. */
export function findingAt(
  name: BarFindingName,
  { session, count, sentence }: Pick<BarFinding, "session" | "count" | "sentence">,
): BarFinding {
  return { name, severity: SEVERITIES[name], session, count, sentence };
}
