import { readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { LedgerDamaged, type FrozenDecision } from "@alchemiser/application";
import { RECORD_OF_EVERY_KIND } from "@alchemiser/application/testing";
import { session, type DecisionKey, type LedgerRecord } from "@alchemiser/domain";
import { describe, expect, it } from "vitest";
import { crashImage, newLedgerPath } from "../testing/crash-image.ts";
import { LedgerReader } from "./ledger-reader.ts";
import { SqliteLedger } from "./sqlite-ledger.ts";

const key: DecisionKey = { account: "A1", mandate: "trend", tradeSession: session("2025-01-10"), revision: 0 };

interface Memory {
  readonly records: readonly LedgerRecord[];
  readonly decision: FrozenDecision | undefined;
}

/** Every kind is written once, then a decision, then every kind again but the opening. */
const KINDS = RECORD_OF_EVERY_KIND.length;
const LAST = 2 * KINDS;

const WRITTEN: Memory = {
  records: [...RECORD_OF_EVERY_KIND, ...RECORD_OF_EVERY_KIND.slice(1)],
  decision: { key, body: "buy 10.5 SPY" },
};

/** A ledger that was closed in order, or one whose process is still writing. */
async function write(path: string, end: "closed" | "open"): Promise<void> {
  const ledger = SqliteLedger.open(path);
  for (const record of RECORD_OF_EVERY_KIND) await ledger.append([record]);
  await ledger.freeze({ key, body: "buy 10.5 SPY" });
  await ledger.append(RECORD_OF_EVERY_KIND.slice(1));
  if (end === "closed") ledger.close();
}

async function recall(path: string): Promise<Memory> {
  const ledger = SqliteLedger.open(path);
  const memory = { records: await ledger.records(), decision: await ledger.decision(key) };
  ledger.close();
  return memory;
}

/** What a ledger remembers, unless it says that it is damaged. A flipped bit of SQLite's header makes it a file to be read only. */
const recallIfWhole = (path: string): Promise<Memory | "damaged"> =>
  recall(path).catch((failure: unknown) => {
    if (failure instanceof LedgerDamaged || String(failure).includes("may not be written")) return "damaged";
    throw failure;
  });

function flip(path: string, position: number): void {
  const bytes = readFileSync(path);
  bytes[position] = (bytes[position] ?? 0) ^ (1 << (position % 8));
  writeFileSync(path, bytes);
}

/** Every position is a ledger of its own, and a busy machine may need its time for them. */
const MANY_LEDGERS = { timeout: 60_000 };

/** The header byte by byte, the rest in steps that share no factor with the sizes of pages and frames. */
const positionsIn = (size: number, header: number, step: number): readonly number[] =>
  Array.from({ length: size }, (_, position) => position).filter((at) => at < header || at % step === 0);

describe("a ledger with a flipped bit", () => {
  it.each([
    { where: "its file", end: "closed", file: "", header: 110, step: 101, outcomes: ["damaged", "whole"] },
    { where: "its write-ahead log", end: "open", file: "-wal", header: 60, step: 1_009, outcomes: ["damaged"] },
    { where: "its promise", end: "closed", file: ".head", header: 0, step: 61, outcomes: ["whole"] },
  ] as const)("is refused, or remembers exactly what was written: in $where", MANY_LEDGERS, async (flipped) => {
    const path = newLedgerPath();
    await write(path, flipped.end);
    const outcomes = new Set<string>();

    const size = readFileSync(`${path}${flipped.file}`).length;
    for (const position of positionsIn(size, flipped.header, flipped.step)) {
      const image = crashImage(path);
      flip(`${image}${flipped.file}`, position);

      const memory = await recallIfWhole(image);

      if (memory !== "damaged") expect(memory).toStrictEqual(WRITTEN);
      outcomes.add(memory === "damaged" ? "damaged" : "whole");
    }
    expect([...outcomes].toSorted()).toEqual(flipped.outcomes);
  });
});

describe("a ledger that lost something", () => {
  it("is refused with the write-ahead log cut anywhere", async () => {
    const path = newLedgerPath();
    await write(path, "open");
    const size = readFileSync(`${path}-wal`).length;

    for (let kept = 0; kept < size; kept += Math.ceil(size / 40)) {
      const image = crashImage(path);
      truncateSync(`${image}-wal`, kept);

      expect(await recallIfWhole(image)).toBe("damaged");
    }
  });

  it("is refused without its write-ahead log, and without its file", async () => {
    const path = newLedgerPath();
    await write(path, "open");
    const [withoutLog, withoutFile] = [crashImage(path), crashImage(path)];
    rmSync(`${withoutLog}-wal`);
    rmSync(withoutFile);

    expect(() => SqliteLedger.open(withoutLog)).toThrow(LedgerDamaged);
    expect(() => SqliteLedger.open(withoutFile)).toThrow("the file is gone");
  });

  it.each([
    [
      "one less at the end",
      `DELETE FROM entries WHERE position = ${LAST}`,
      `it ends after entry ${LAST - 1} of ${LAST}`,
    ],
    ["one less in the middle", "DELETE FROM entries WHERE position = 9", "entry 9 is not what was written"],
    ["one changed", "UPDATE entries SET body = replace(body, '10000', '99999')", "entry 1 is not what was written"],
    [
      "a decision changed",
      "UPDATE entries SET body = 'sell' WHERE decision IS NOT NULL",
      `entry ${KINDS + 1} is not what`,
    ],
    ["no table", "DROP TABLE entries", "its tables are not the ones that were made"],
  ])("says so when it has %s", async (_, sql, finding) => {
    const path = newLedgerPath();
    await write(path, "closed");
    const database = new DatabaseSync(path);
    database.exec(sql);
    database.close();

    expect(() => SqliteLedger.open(path)).toThrow(finding);
    expect(() => LedgerReader.open(path)).toThrow(finding);
  });

  it("says so when another ledger was put in its place", async () => {
    const [path, other] = [newLedgerPath(), newLedgerPath()];
    await write(path, "closed");
    const ledger = SqliteLedger.open(other);
    await ledger.append([...RECORD_OF_EVERY_KIND, ...RECORD_OF_EVERY_KIND.slice(1), ...RECORD_OF_EVERY_KIND.slice(1)]);
    ledger.close();
    writeFileSync(path, readFileSync(other));

    expect(() => SqliteLedger.open(path)).toThrow(`entry ${LAST} is not the one that was promised`);
  });

  it("says that it is no ledger when it is another file", () => {
    const path = newLedgerPath();
    writeFileSync(path, "not a database, but long enough to be taken for one\n".repeat(100));

    expect(() => SqliteLedger.open(path)).toThrow("the file is not a whole database; there is no backup of it");
  });
});

describe("the backup of a ledger", () => {
  it("is from the last time it was found whole, is named when it is damaged, and can take its place", async () => {
    const path = newLedgerPath();
    await write(path, "closed");
    await recall(path);
    const ledger = SqliteLedger.open(path);
    await ledger.append(RECORD_OF_EVERY_KIND.slice(1));
    ledger.close();
    writeFileSync(path, "");

    expect(() => SqliteLedger.open(path)).toThrow(`"${path}.backup" is from when it was last found whole`);

    const restored = newLedgerPath();
    writeFileSync(restored, readFileSync(`${path}.backup`));
    expect(await recall(restored)).toStrictEqual(WRITTEN);
  });
});
