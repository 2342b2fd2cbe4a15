import { hash } from "node:crypto";
import type { DatabaseSync, SQLOutputValue } from "node:sqlite";
import { invariant } from "@alchemiser/domain";
import type { Head } from "./ledger-head.ts";

/** What is added to a ledger: a record, or a decision with its key. */
export interface Addition {
  readonly decision: string | undefined;
  readonly body: string;
}

export interface Entry extends Addition, Head {}

/** The end of a ledger without entries. */
export const START: Head = { position: 0, chain: "" };

/** The end of a ledger that ended at `end` before `addition`. */
export const endAfter = ({ position, chain }: Head, { decision = "", body }: Addition): Head => ({
  position: position + 1,
  // A key is JSON without line breaks, so that the text is never that of another entry.
  chain: hash("sha256", `${chain}\n${decision}\n${body}`),
});

/** All entries, oldest first, read while they are asked for. */
export function* readEntries(database: DatabaseSync): Generator<Entry> {
  const rows = database.prepare("SELECT position, decision, body, chain FROM entries ORDER BY position").iterate();
  for (const row of rows) yield entryOf(row);
}

/** The bodies of all records, oldest first. */
export function readRecords(database: DatabaseSync): readonly string[] {
  const rows = database.prepare("SELECT body FROM entries WHERE decision IS NULL ORDER BY position").all();
  return rows.map(({ body }) => textOf(body));
}

/** The keys of all decisions. */
export function readDecisionKeys(database: DatabaseSync): readonly string[] {
  const rows = database.prepare("SELECT decision FROM entries WHERE decision IS NOT NULL").all();
  return rows.map(({ decision }) => textOf(decision));
}

/** The body of the decision with that key. */
export function readDecision(database: DatabaseSync, key: string): string | undefined {
  const row = database.prepare("SELECT body FROM entries WHERE decision = ?").get(key);
  return row && textOf(row["body"]);
}

/** Writes behind an end, and answers with the new one. A decision whose key is there already is left out. */
export type WriteEntries = (end: Head, additions: readonly Addition[]) => Head;

/** The statement is prepared once: that takes as long as writing a record does. */
export function entryWriter(database: DatabaseSync): WriteEntries {
  const insert = database.prepare(
    "INSERT INTO entries (position, decision, body, chain) VALUES (?, ?, ?, ?) ON CONFLICT (decision) DO NOTHING",
  );
  return (end, additions) => {
    let last = end;
    for (const addition of additions) {
      const next = endAfter(last, addition);
      const { changes } = insert.run(next.position, addition.decision ?? null, addition.body, next.chain);
      if (changes === 1) last = next;
    }
    return last;
  };
}

function entryOf({ position, decision, body, chain }: Readonly<Record<string, SQLOutputValue>>): Entry {
  invariant(typeof position === "number", "the position of an entry is a whole number");
  const key = decision === null ? undefined : textOf(decision);
  return { position, decision: key, body: textOf(body), chain: textOf(chain) };
}

function textOf(value: SQLOutputValue | undefined): string {
  invariant(typeof value === "string", "STRICT tables keep text as text");
  return value;
}
