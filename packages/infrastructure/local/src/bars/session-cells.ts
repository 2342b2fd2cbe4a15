import { session, type Session } from "@alchemiser/domain";
import * as z from "zod";
import { importFinding, type ImportFinding } from "./import-finding.ts";

const IsoDate = z.iso.date();

export type SessionCells =
  | { readonly outcome: "read"; readonly sessions: readonly Session[] }
  | { readonly outcome: "unreadable"; readonly finding: ImportFinding };

/**
 * The sessions that the first column of a file names: dates as `YYYY-MM-DD`, alone or followed by a time, which is then
 * the start of the session's day and says nothing more. Any other form is refused: 3/4/2024 is in March or in April.
 */
export function sessionsOf(cells: readonly string[]): SessionCells {
  const sessions: Session[] = [];
  const strange: string[] = [];
  for (const cell of cells) {
    const day = sessionOf(cell);
    if (day === undefined) strange.push(cell);
    else sessions.push(day);
  }

  const [first] = strange;
  if (first === undefined) return { outcome: "read", sessions };
  const rule = "a date is written as YYYY-MM-DD; which number of another form is the month is never guessed";
  const sentence = `${rule}, the first of ${strange.length} others is "${first}"`;
  return { outcome: "unreadable", finding: importFinding("unreadable-date", sentence, strange.length) };
}

const DATE_LENGTH = "YYYY-MM-DD".length;
const seen = new Map<string, Session>();

/** Most files have the same days: each is checked once. */
function sessionOf(cell: string): Session | undefined {
  const known = seen.get(cell);
  if (known !== undefined) return known;

  const date = cell.slice(0, DATE_LENGTH);
  const separator = cell.charAt(DATE_LENGTH);
  const isAlone = separator === "" || separator === " " || separator === "T";
  if (!isAlone || !IsoDate.safeParse(date).success) return undefined;
  const day = session(date);
  seen.set(cell, day);
  return day;
}
