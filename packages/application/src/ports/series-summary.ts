import {
  invariant,
  type DailyBars,
  type Finding,
  type PriceBasis,
  type Session,
  type Ticker,
} from "@alchemiser/domain";

/** How often a finding of this name was made when the series was imported. */
export interface FindingCount {
  readonly name: string;
  readonly count: number;
}

/** What a store holds of one symbol, without the bars. */
export interface SeriesSummary {
  readonly ticker: Ticker;
  readonly source: string;
  readonly basis: PriceBasis;
  readonly first: Session;
  readonly last: Session;
  /** How many sessions have a bar. */
  readonly sessions: number;
  readonly findings: readonly FindingCount[];
}

/** @throws InvariantViolation for a series without bars, which no store accepts */
export function summaryOf(bars: DailyBars, findings: readonly Finding[]): SeriesSummary {
  const { ticker, source, basis, sessions } = bars;
  const first = sessions[0];
  const last = sessions.at(-1);
  invariant(first !== undefined && last !== undefined, `a stored series has bars, "${ticker}" has none`);
  return { ticker, source, basis, first, last, sessions: sessions.length, findings: countFindings(findings) };
}

function countFindings(findings: readonly Finding[]): readonly FindingCount[] {
  const counts = new Map<string, number>();
  for (const { name, count } of findings) counts.set(name, (counts.get(name) ?? 0) + count);
  return [...counts].map(([name, count]) => ({ name, count }));
}
