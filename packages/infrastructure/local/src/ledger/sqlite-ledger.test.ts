import { mkdirSync, statSync } from "node:fs";
import { LedgerDamaged, LedgerFailure, LedgerInUse, LedgerOfAnotherAccount } from "@alchemiser/application";
import { ledgerContract, openedFor, RECORD_OF_EVERY_KIND } from "@alchemiser/application/testing";
import { instant, session, type DecisionKey, type LedgerRecord } from "@alchemiser/domain";
import { describe, expect, it } from "vitest";
import { newLedgerPath } from "../testing/crash-image.ts";
import { LedgerReader } from "./ledger-reader.ts";
import { ownLedger } from "./open-ledger.ts";
import { SqliteLedger } from "./sqlite-ledger.ts";

ledgerContract("SqliteLedger", () => Promise.resolve(SqliteLedger.open(newLedgerPath())));

const key: DecisionKey = { account: "A1", mandate: "trend", tradeSession: session("2025-01-10"), revision: 0 };
const readTo = (cursor: string): LedgerRecord => ({ kind: "read-to", at: instant(1_736_519_400_000), cursor });

describe("SqliteLedger", () => {
  it("remembers records, decisions and its account from one opening to the next", async () => {
    const path = newLedgerPath();
    const first = SqliteLedger.open(path);
    await first.append(RECORD_OF_EVERY_KIND);
    await first.freeze({ key, body: "buy\nSPY" });
    first.close();

    const second = SqliteLedger.open(path);
    expect(second.account).toBe("A1");
    expect(await second.records()).toStrictEqual(RECORD_OF_EVERY_KIND);
    expect(await second.freeze({ key, body: "sell" })).toEqual({ key, body: "buy\nSPY" });
    await expect(second.append([openedFor("A2")])).rejects.toThrow(LedgerOfAnotherAccount);
    second.close();
  });

  it("goes on where it was after a second opening", async () => {
    const path = newLedgerPath();
    for (const cursor of ["1", "2", "3"]) {
      const ledger = SqliteLedger.open(path);
      await ledger.append([readTo(cursor)]);
      ledger.close();
    }

    const ledger = SqliteLedger.open(path);
    expect(await ledger.records()).toStrictEqual(["1", "2", "3"].map(readTo));
    ledger.close();
  });

  it("has one owner, also inside one process", () => {
    const path = newLedgerPath();
    const owner = SqliteLedger.open(path);

    expect(() => SqliteLedger.open(path)).toThrow(LedgerInUse);

    owner.close();
    SqliteLedger.open(path).close();
  });

  it("makes the folder that it is to lie in", () => {
    const path = `${newLedgerPath()}/accounts/A1/ledger.db`;

    SqliteLedger.open(path).close();

    expect(statSync(path).isFile()).toBe(true);
  });

  it("exports every entry as a line of JSON", async () => {
    const ledger = SqliteLedger.open(newLedgerPath());
    await ledger.append([readTo("7")]);
    await ledger.freeze({ key, body: '{"buy":"SPY"}' });

    const [record, decision, ...rest] = [...ledger.exportJson()].map((line): unknown => JSON.parse(line));

    expect(record).toMatchObject({ position: 1, record: { version: 1, record: { kind: "read-to", cursor: "7" } } });
    expect(decision).toMatchObject({ position: 2, decision: key, body: '{"buy":"SPY"}' });
    expect(rest).toEqual([]);
    ledger.close();
  });

  it("copies itself to where it is told", async () => {
    const copy = newLedgerPath();
    const ledger = SqliteLedger.open(newLedgerPath());
    await ledger.append([readTo("1")]);
    await ledger.freeze({ key, body: "buy" });
    await ledger.backup(copy);
    await ledger.append([readTo("2")]);
    ledger.close();

    const reader = LedgerReader.open(copy);
    expect(await reader?.records()).toStrictEqual([readTo("1")]);
    expect(await reader?.decision(key)).toEqual({ key, body: "buy" });
    expect(await reader?.decision({ ...key, revision: 1 })).toBeUndefined();
    expect([...(reader?.exportJson() ?? [])]).toHaveLength(2);
    reader?.close();
  });
});

describe("SqliteLedger on a disk that fails", () => {
  it("says so when a copy has nowhere to go, and goes on", async () => {
    const ledger = SqliteLedger.open(newLedgerPath());

    await expect(ledger.backup(`${newLedgerPath()}/nowhere/copy.db`)).rejects.toThrow(LedgerFailure);

    await ledger.append([readTo("1")]);
    expect(await ledger.records()).toStrictEqual([readTo("1")]);
    ledger.close();
  });

  it("says that the disk is full, keeps none of the append, and takes nothing more until it is opened again", async () => {
    const path = newLedgerPath();
    const owned = ownLedger(path);
    owned.database.exec("PRAGMA max_page_count = 20");
    const ledger = new SqliteLedger(owned);
    await ledger.append([openedFor("A1"), readTo("1")]);

    const large = Array.from({ length: 100 }, () => readTo("x".repeat(1_000)));
    await expect(ledger.append(large)).rejects.toThrow(LedgerFailure);
    await expect(ledger.append([readTo("2")])).rejects.toThrow("is full: make room, then start again");
    await expect(ledger.freeze({ key, body: "buy" })).rejects.toThrow(LedgerFailure);
    ledger.close();

    const again = SqliteLedger.open(path);
    await again.append([readTo("2")]);
    expect(await again.records()).toStrictEqual([openedFor("A1"), readTo("1"), readTo("2")]);
    again.close();
  });

  it("says that it may not be written", async () => {
    const owned = ownLedger(newLedgerPath());
    owned.database.exec("PRAGMA query_only = ON");
    const ledger = new SqliteLedger(owned);

    await expect(ledger.append([readTo("1")])).rejects.toThrow("may not be written: allow it for this user");
    ledger.close();
  });

  it("says that it cannot be used where a folder has its name", () => {
    const path = newLedgerPath();
    mkdirSync(path);

    expect(() => SqliteLedger.open(path)).toThrow(LedgerFailure);
    expect(() => LedgerReader.open(path)).toThrow("check the disk and the folder");
  });

  it("says that a damaged page is damage when it meets one later", async () => {
    const owned = ownLedger(newLedgerPath());
    const ledger = new SqliteLedger(owned);
    await ledger.append([readTo("1")]);
    // What a disk does behind our back, SQLite's own debugging door does here. Node 22 leaves it open, and has no key.
    if ("enableDefensive" in owned.database) owned.database.enableDefensive(false);
    owned.database.exec(
      "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET rootpage = 999; PRAGMA writable_schema = RESET",
    );

    await expect(ledger.records()).rejects.toThrow(LedgerDamaged);
    ledger.close();
  });

  it("leaves failures that are ours as they are", async () => {
    const ledger = SqliteLedger.open(newLedgerPath());
    ledger.close();

    await expect(ledger.append([readTo("1")])).rejects.not.toThrow(LedgerFailure);
    await expect(ledger.records()).rejects.toThrow("database is not open");
  });
});
