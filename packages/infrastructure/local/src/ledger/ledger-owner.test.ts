import { rmSync } from "node:fs";
import { LedgerInUse } from "@alchemiser/application";
import { RECORD_OF_EVERY_KIND } from "@alchemiser/application/testing";
import { session, type DecisionKey } from "@alchemiser/domain";
import { describe, expect, it } from "vitest";
import { newLedgerPath } from "../testing/crash-image.ts";
import { LedgerProcess } from "../testing/ledger-process.ts";
import { LedgerReader } from "./ledger-reader.ts";
import { SqliteLedger } from "./sqlite-ledger.ts";

const cursorsOf = async (path: string): Promise<readonly string[]> => {
  const ledger = SqliteLedger.open(path);
  const records = await ledger.records();
  ledger.close();
  return records.map((record) => (record.kind === "read-to" ? (record.cursor.split(" ")[0] ?? "") : record.kind));
};

const KEY: DecisionKey = { account: "A1", mandate: "trend", tradeSession: session("2025-01-10"), revision: 0 };

/** A process takes a moment to start, and longer on a busy machine. */
const OTHER_PROCESSES = { timeout: 60_000 };

describe("a process that owns a ledger", OTHER_PROCESSES, () => {
  it.each([0, 3, 30, 99, 300])(
    "loses nothing promised and leaves nothing half when killed after %i records",
    async (n) => {
      const path = newLedgerPath();
      const owner = new LedgerProcess(path);
      await owner.says(({ promised = -1 }) => promised >= n);

      const promised = await owner.kill();

      const cursors = await cursorsOf(path);
      expect(cursors).toEqual(Array.from(cursors, (_, position) => String(position)));
      expect(cursors.length % 3).toBe(0);
      expect(cursors.length).toBeGreaterThanOrEqual(promised);
    },
  );

  it("keeps every other one out at once, until it is gone", async () => {
    const path = newLedgerPath();
    const owner = new LedgerProcess(path);
    await owner.says(({ promised }) => promised === 0);

    expect(() => SqliteLedger.open(path)).toThrow(LedgerInUse);
    expect(await new LedgerProcess(path).says(() => true)).toMatchObject({ failed: "LedgerInUse" });

    await owner.kill();
    SqliteLedger.open(path).close();
  });

  it("does not mind being read", async () => {
    const path = newLedgerPath();
    const owner = new LedgerProcess(path);
    await owner.says(({ promised }) => promised === 30);

    const reader = LedgerReader.open(path);
    const records = await reader?.records();
    reader?.close();
    await owner.says(({ promised }) => promised === 60);

    expect(records?.length).toBeGreaterThanOrEqual(30);
    await owner.kill();
  });

  it.each([3, 30, 99, 300])(
    "can be copied while it writes: the copy is one moment, after %i records or more",
    async (n) => {
      const path = newLedgerPath();
      const copy = newLedgerPath();
      const owner = new LedgerProcess(path);
      await owner.says(({ promised = -1 }) => promised >= n);

      const reader = LedgerReader.open(path);
      await owner.says(({ promised = -1 }) => promised >= 2 * n);
      await reader?.backup(copy);
      reader?.close();
      await owner.says(({ promised = -1 }) => promised >= 3 * n);
      await owner.kill();

      const cursors = await cursorsOf(copy);
      expect(cursors).toEqual(Array.from(cursors, (_, position) => String(position)));
      expect(cursors.length % 3).toBe(0);
      expect(cursors.length).toBeGreaterThanOrEqual(2 * n);
    },
  );

  it("says what to do when the disk takes no more, and has kept what it promised", async () => {
    const path = newLedgerPath();
    const owner = new LedgerProcess(path, "ulimit -f 300");
    const { failed, sentence } = await owner.says((told) => told.failed !== undefined);

    expect(failed).toBe("LedgerFailure");
    expect(sentence).toContain("check the disk and the folder, then start again");
    const promised = await owner.kill();
    expect(promised).toBeGreaterThan(0);
    expect((await cursorsOf(path)).length).toBeGreaterThanOrEqual(promised);
  });
});

describe("an owner whose lock was forgotten", () => {
  /** Two owners of one ledger, as on a network file system that has lost the first one's lock. */
  function twoOwners(): { readonly path: string; readonly first: SqliteLedger; readonly second: SqliteLedger } {
    const path = newLedgerPath();
    const first = SqliteLedger.open(path);
    rmSync(`${path}.lock`);
    return { path, first, second: SqliteLedger.open(path) };
  }

  it("writes nothing more once another one has opened the ledger, which goes on", async () => {
    const { path, first, second } = twoOwners();
    const [opened, ...others] = RECORD_OF_EVERY_KIND;

    await expect(first.append([opened])).rejects.toThrow(LedgerInUse);
    await expect(first.freeze({ key: KEY, body: "decided" })).rejects.toThrow("has taken over the ledger");
    await second.append([opened, ...others]);
    await expect(first.append(others)).rejects.toThrow(LedgerInUse);

    expect(await second.decision(KEY)).toBeUndefined();
    first.close();
    second.close();
    expect(await cursorsOf(path)).toHaveLength(RECORD_OF_EVERY_KIND.length);
  });

  it("learns of it by appending nothing", async () => {
    const { first, second } = twoOwners();

    await second.append([]);
    await expect(first.append([])).rejects.toThrow(LedgerInUse);
    first.close();
    second.close();
  });
});

describe("a reader of a ledger", () => {
  it("finds nothing where no ledger is", () => {
    expect(LedgerReader.open(newLedgerPath())).toBeUndefined();
  });

  it("reads a ledger that nobody owns, and leaves it as it is", async () => {
    const path = newLedgerPath();
    const ledger = SqliteLedger.open(path);
    await ledger.append(RECORD_OF_EVERY_KIND);
    ledger.close();

    const reader = LedgerReader.open(path);

    expect(await reader?.records()).toStrictEqual(RECORD_OF_EVERY_KIND);
    reader?.close();
    expect(await cursorsOf(path)).toHaveLength(RECORD_OF_EVERY_KIND.length);
  });
});
