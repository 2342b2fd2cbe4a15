import type { DatabaseSync } from "node:sqlite";
import { accountAfter } from "@alchemiser/application";
import { decodeRecord } from "@alchemiser/domain";
import { endAfter, readEntries, START } from "./entries.ts";
import type { Head } from "./ledger-head.ts";
import type { LedgerPlace } from "./ledger-place.ts";
import { ledgerDamaged } from "./sqlite-failure.ts";

/** What a ledger turns out to be when all of it was read and found whole. */
export interface Verified {
  readonly end: Head;
  readonly account: string | undefined;
}

/** @throws LedgerDamaged when SQLite finds its pages or indexes inconsistent */
export function verifyPages(place: LedgerPlace, database: DatabaseSync): void {
  const finding = Object.values(database.prepare("PRAGMA integrity_check(1)").get() ?? {}).join();
  if (finding !== "ok") throw ledgerDamaged(place, finding);
}

/**
 * Walks the chain from its start and compares it with what was promised.
 *
 * @throws LedgerDamaged when an entry is not what was written, or when entries that were promised are missing
 */
export function verifyEntries(place: LedgerPlace, database: DatabaseSync, promised: Head = START): Verified {
  let end = START;
  let account: string | undefined;
  for (const entry of readEntries(database)) {
    end = endAfter(end, entry);
    if (end.position !== entry.position || end.chain !== entry.chain)
      throw ledgerDamaged(place, `entry ${end.position} is not what was written`);
    if (end.position === promised.position && end.chain !== promised.chain)
      throw ledgerDamaged(place, `entry ${end.position} is not the one that was promised`);
    if (entry.decision === undefined) account ??= accountAfter(undefined, [decodeRecord(entry.body)]);
  }
  if (end.position < promised.position)
    throw ledgerDamaged(place, `it ends after entry ${end.position} of ${promised.position}`);
  return { end, account };
}
