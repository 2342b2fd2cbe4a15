import { DatabaseSync } from "node:sqlite";
import { LedgerTooNew } from "@alchemiser/application";
import { RECORD_OF_EVERY_KIND } from "@alchemiser/application/testing";
import { describe, expect, it } from "vitest";
import { newLedgerPath } from "../testing/crash-image.ts";
import { LedgerReader } from "./ledger-reader.ts";
import { migrate, MIGRATIONS, versionOf, type Migration } from "./migrations.ts";
import { SqliteLedger } from "./sqlite-ledger.ts";

const withNotes: Migration = { version: 3, sql: "CREATE TABLE notes (position INTEGER PRIMARY KEY, note TEXT) STRICT" };

async function ledgerOfNow(): Promise<string> {
  const path = newLedgerPath();
  const ledger = SqliteLedger.open(path);
  await ledger.append(RECORD_OF_EVERY_KIND);
  ledger.close();
  return path;
}

/** Does to the ledger's file what another version of the program would. */
function asAnotherProgram(path: string, work: (database: DatabaseSync) => void): void {
  const database = new DatabaseSync(path);
  work(database);
  database.close();
}

describe("a ledger of another version", () => {
  it("is brought from its version to the next one with everything in it", async () => {
    const path = await ledgerOfNow();

    asAnotherProgram(path, (database) => {
      expect(versionOf(database)).toBe(2);
      migrate(database, [...MIGRATIONS, withNotes]);

      expect(versionOf(database)).toBe(3);
      expect(database.prepare("SELECT count(*) AS entries FROM entries").get()).toEqual({
        entries: RECORD_OF_EVERY_KIND.length,
      });
      expect(database.prepare("SELECT count(*) AS notes FROM notes").get()).toEqual({ notes: 0 });
    });
  });

  it("stays of its version when a step fails half-way", async () => {
    const path = await ledgerOfNow();
    const failing = { version: 3, sql: `${withNotes.sql}; INSERT INTO nowhere VALUES (1)` };

    asAnotherProgram(path, (database) => {
      expect(() => {
        migrate(database, [...MIGRATIONS, failing]);
      }).toThrow("no such table: nowhere");
      expect(versionOf(database)).toBe(2);
    });

    const ledger = SqliteLedger.open(path);
    expect(await ledger.records()).toStrictEqual(RECORD_OF_EVERY_KIND);
    ledger.close();
  });

  it("is refused by an older program, with both versions named", async () => {
    const path = await ledgerOfNow();
    asAnotherProgram(path, (database) => {
      migrate(database, [...MIGRATIONS, withNotes]);
    });

    expect(() => SqliteLedger.open(path)).toThrow(LedgerTooNew);
    expect(() => LedgerReader.open(path)).toThrow("is of version 3, and this program knows versions up to 2");
  });

  it("is not there yet for a reader that comes between the making of its file and of its tables", () => {
    const path = newLedgerPath();
    asAnotherProgram(path, (database) => {
      database.exec("PRAGMA journal_mode = WAL");
    });

    expect(LedgerReader.open(path)).toBeUndefined();
  });
});
