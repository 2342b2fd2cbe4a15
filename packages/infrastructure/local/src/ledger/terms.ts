import type { DatabaseSync } from "node:sqlite";
import { LedgerInUse } from "@alchemiser/application";
import { inTransaction } from "./in-transaction.ts";
import type { LedgerPlace } from "./ledger-place.ts";

/**
 * Begins a new owner's term, and with it ends every other one. The lock keeps a second owner out as long as the operating
 * system keeps it; a network file system may forget it while its holder is frozen, and that one must not go on.
 */
export const beginTerm = (database: DatabaseSync): number =>
  inTransaction(database, () => {
    const { lastInsertRowid } = database.prepare("INSERT INTO terms DEFAULT VALUES").run();
    database.prepare("DELETE FROM terms WHERE term < ?").run(lastInsertRowid);
    return Number(lastInsertRowid);
  });

/** Whoever owns a ledger, and since which term. */
interface Owner {
  readonly database: DatabaseSync;
  readonly place: LedgerPlace;
  readonly term: number;
}

/** A question that throws `LedgerInUse` once another term has begun. */
export function termKeeper({ database, place, term }: Owner): () => void {
  const latest = database.prepare("SELECT max(term) AS term FROM terms");
  return () => {
    if (latest.get()?.["term"] === term) return;
    const sentence = `Another run has taken over the ledger "${place.database}": this one writes and sends no more`;
    throw new LedgerInUse(sentence);
  };
}
