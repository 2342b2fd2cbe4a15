import type { BarFindingName, Finding, Severity } from "@alchemiser/domain";

const SEVERITIES = {
  "unreadable-file": "fatal",
  "not-a-ticker": "fatal",
  "unknown-header": "fatal",
  "unreadable-date": "fatal",
  "adjustment-unknown": "fatal",
  "adjustment-contradicted": "fatal",
  "repeated-ticker": "fatal",
  "other-source": "fatal",
  "splits-unknown": "noted",
  "dividends-unknown": "noted",
} as const satisfies Record<string, Severity>;

/** What can be wrong with a file, before and beside what can be wrong with the bars in it. */
export type ImportFindingName = keyof typeof SEVERITIES;

export type ImportFinding = Finding<ImportFindingName | BarFindingName>;

/** A finding about the file as a whole, or about `count` of its lines. */
export const importFinding = (name: ImportFindingName, sentence: string, count = 1): ImportFinding => ({
  name,
  severity: SEVERITIES[name],
  session: undefined,
  count,
  sentence,
});
