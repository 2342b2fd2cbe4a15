import type { DatabaseSync } from "node:sqlite";
import { LedgerTooNew } from "@alchemiser/application";
import type { LedgerPlace } from "./ledger-place.ts";
import { inTransaction } from "./in-transaction.ts";

/** How a ledger gets from the version before to this one. Once released, none is ever changed. */
export interface Migration {
  readonly version: number;
  readonly sql: string;
}

/**
 * Entries are records and frozen decisions in the order in which they came. `chain` is the digest of the chain before
 * and of the entry; `decision` is the key of a frozen decision. A record that is written in another form (see
 * `RECORD_VERSION` in the domain) is a new version here, too.
 */
export const MIGRATIONS: readonly Migration[] = [
  {
    version: 1,
    sql: `
      CREATE TABLE versions (version INTEGER PRIMARY KEY) STRICT;
      CREATE TABLE entries (
        position INTEGER PRIMARY KEY,
        decision TEXT UNIQUE,
        body TEXT NOT NULL,
        chain TEXT NOT NULL
      ) STRICT;`,
  },
  // Who owns the ledger: the latest term.
  { version: 2, sql: "CREATE TABLE terms (term INTEGER PRIMARY KEY AUTOINCREMENT) STRICT" },
];

/** The version of a ledger; 0 when the file is new. */
export function versionOf(database: DatabaseSync): number {
  const isNew = database.prepare("SELECT 1 FROM sqlite_schema").get() === undefined;
  return isNew ? 0 : Number(database.prepare("SELECT max(version) AS version FROM versions").get()?.["version"]);
}

/** @throws LedgerTooNew when the ledger is of a later version than the last of `migrations` */
export function refuseLaterVersion(
  place: LedgerPlace,
  database: DatabaseSync,
  migrations: readonly Migration[] = MIGRATIONS,
): void {
  const version = versionOf(database);
  const known = migrations.at(-1)?.version ?? 0;
  if (version <= known) return;
  throw new LedgerTooNew(
    `The ledger "${place.database}" is of version ${version}, and this program knows versions up to ${known}: ` +
      "use the program that wrote it, or a later one",
  );
}

/** Brings a ledger to the last version, each step whole or not at all. */
export function migrate(database: DatabaseSync, migrations: readonly Migration[] = MIGRATIONS): void {
  const from = versionOf(database);
  for (const { version, sql } of migrations.filter((migration) => migration.version > from)) {
    inTransaction(database, () => {
      database.exec(sql);
      database.prepare("INSERT INTO versions (version) VALUES (?)").run(version);
    });
  }
}
