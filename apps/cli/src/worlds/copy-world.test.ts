import { join } from "node:path";
import { LedgerReader, SqliteLedger } from "@alchemiser/local/ledger";
import type { LedgerRecord } from "@alchemiser/domain";
import { describe, expect, it } from "vitest";
import { alchemiser } from "../testing/alchemiser.ts";
import { TemporaryHome } from "../testing/temporary-home.ts";
import { copyDemo, copyLedger } from "./copy-world.ts";

const LEDGER = "ledger.sqlite";

/** What a copy of the demo in `home` remembers, whatever goes on there. */
async function copied(home: TemporaryHome): Promise<readonly LedgerRecord[]> {
  const copy = new TemporaryHome();
  await copyDemo(join(home.folder, "demo"), copy.folder);
  const ledger = SqliteLedger.open(join(copy.folder, LEDGER));
  const records = await ledger.records();
  ledger.close();
  return records;
}

async function recordsIn(home: TemporaryHome): Promise<readonly LedgerRecord[]> {
  const reader = LedgerReader.open(join(home.folder, "demo", LEDGER));
  const records = (await reader?.records()) ?? [];
  reader?.close();
  return records;
}

describe("copyDemo", () => {
  it("is the ledger at one moment, at each moment of a run", async () => {
    const home = new TemporaryHome();
    const run = { isOver: false };
    const running = alchemiser(["run", "--home", home.folder]).finally(() => (run.isOver = true));
    const copies: (readonly LedgerRecord[])[] = [];

    while (!run.isOver) copies.push(await copied(home));

    expect(await running).toMatchObject({ code: 0 });
    const records = await recordsIn(home);
    for (const copy of copies) expect(copy).toStrictEqual(records.slice(0, copy.length));
    expect(await copied(home)).toStrictEqual(records);
  });

  it("takes the account and the reports along, and nothing that is half written", async () => {
    const home = new TemporaryHome();
    await alchemiser(["run", "--home", home.folder]);
    home.write("demo/reports/2024-01-03.json.draft", "half");
    const copy = new TemporaryHome();

    await copyDemo(join(home.folder, "demo"), copy.folder);

    expect(copy.read("exchange.jsonl")).toEqual(home.read("demo/exchange.jsonl"));
    expect(copy.contents).toEqual(expect.arrayContaining([LEDGER, join("reports", "2024-01-02.json")]));
    expect(copy.contents.filter((name) => name.endsWith(".draft") || name.endsWith(".head"))).toEqual([]);
  });

  it("leaves nothing where no demo is", async () => {
    const copy = new TemporaryHome();

    await copyDemo(join(copy.folder, "demo"), copy.folder);

    expect(copy.contents).toEqual([]);
  });
});

describe("alchemiser plan", () => {
  it("decides beside a run that goes on", async () => {
    const home = new TemporaryHome();

    const [run, plan] = await Promise.all(["run", "plan"].map((word) => alchemiser([word, "--home", home.folder])));

    expect([run?.code, plan?.code]).toEqual([0, 0]);
  });
});

describe("copyLedger", () => {
  it("takes a copy of a ledger that a run owns, and leaves everything as it was", async () => {
    const [home, place] = [new TemporaryHome(), new TemporaryHome()];
    const owner = SqliteLedger.open(join(home.folder, LEDGER));
    const before = home.contents;

    const copy = SqliteLedger.open(await copyLedger(join(home.folder, LEDGER), place.folder));

    expect(await copy.records()).toEqual([]);
    expect(home.contents).toEqual(before);
    copy.close();
    owner.close();
  });

  it("begins a new ledger where there is none, and not there", async () => {
    const [home, place] = [new TemporaryHome(), new TemporaryHome()];

    SqliteLedger.open(await copyLedger(join(home.folder, LEDGER), place.folder)).close();

    expect(home.contents).toEqual([]);
    expect(place.contents).toContain(LEDGER);
  });
});
