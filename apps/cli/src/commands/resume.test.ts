import { join } from "node:path";
import { instant, money, type LedgerRecord } from "@alchemiser/domain";
import { SqliteLedger } from "@alchemiser/local/ledger";
import { describe, expect, it } from "vitest";
import { alchemiser } from "../testing/alchemiser.ts";
import { TemporaryHome } from "../testing/temporary-home.ts";

const at = instant(1_700_000_000_000);

const HALTED: readonly LedgerRecord[] = [
  {
    kind: "opened",
    at,
    account: "PA1",
    cash: money("100"),
    externalCash: money("0"),
    external: new Map(),
    cursor: undefined,
  },
  { kind: "state", at, state: "HALTED", reason: "the broker has 3 shares of SPY, the ledger 2" },
];

async function homeWith(records: readonly LedgerRecord[]): Promise<TemporaryHome> {
  const home = new TemporaryHome();
  home.write("demo/.keep", "");
  const ledger = SqliteLedger.open(join(home.folder, "demo", "ledger.sqlite"));
  await ledger.append(records);
  ledger.close();
  return home;
}

describe("alchemiser resume", () => {
  it("lets a halted account trade again, and keeps the person's reason in the ledger", async () => {
    const home = await homeWith(HALTED);

    const resumed = await alchemiser(["resume", "--reason", "sold the third by hand", "--home", home.folder]);
    const status = await alchemiser(["status", "--json", "--home", home.folder]);

    expect(resumed).toMatchObject({ code: 0, stdout: "trading is ACTIVE again; it was HALTED\n" });
    expect(JSON.parse(status.stdout)).toMatchObject({ trading: "ACTIVE", records: 3 });
  });

  it("lets a halted account sell only", async () => {
    const home = await homeWith(HALTED);

    const resumed = await alchemiser(["resume", "--reducing", "--reason", "I want out", "--home", home.folder]);
    const status = await alchemiser(["status", "--json", "--home", home.folder]);

    expect(resumed.stdout).toBe("trading is REDUCING: sells may leave, nothing is bought; it was HALTED\n");
    expect(JSON.parse(status.stdout)).toMatchObject({ trading: "REDUCING" });
  });

  it("asks for a reason", async () => {
    const home = await homeWith(HALTED);

    const refused = await alchemiser(["resume", "--home", home.folder]);

    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain("resume needs --reason, in words");
  });

  it("leaves the kill switch thrown when nothing was traded yet, since there is nothing to sell", async () => {
    const home = new TemporaryHome();
    await alchemiser(["halt", "--reason", "the news", "--home", home.folder]);

    const refused = await alchemiser(["resume", "--reducing", "--reason", "I want out", "--home", home.folder]);
    const run = await alchemiser(["run", "--home", home.folder]);

    expect(refused.code).toBe(5);
    expect(refused.stderr).toContain("trading stays halted: the news");
    expect(run.code).toBe(9);
  });

  it("lets a first run trade", async () => {
    const home = new TemporaryHome();
    await alchemiser(["halt", "--reason", "the news", "--home", home.folder]);

    const resumed = await alchemiser(["resume", "--reason", "all is well", "--home", home.folder]);

    expect(resumed).toMatchObject({ code: 0, stdout: "trading is ACTIVE again; it was HALTED\n" });
    expect(home.contents).toEqual(["demo"]);
  });

  it("writes nothing when the switch cannot be taken back, and names the folder that is in its place", async () => {
    const home = await homeWith(HALTED);
    home.write("demo/halted.txt/nobody", "");

    const refused = await alchemiser(["resume", "--reason", "all is well", "--home", home.folder]);
    const status = await alchemiser(["status", "--json", "--home", home.folder]);

    expect(refused.code).toBe(14);
    expect(refused.stderr).toContain('halted.txt" is a folder: remove it');
    expect(JSON.parse(status.stdout)).toMatchObject({ records: 2 });
  });

  it("changes nothing where trading is not halted", async () => {
    const home = await homeWith(HALTED.slice(0, 1));

    const resumed = await alchemiser(["resume", "--reason", "to be sure", "--json", "--home", home.folder]);

    expect(resumed.code).toBe(0);
    expect(JSON.parse(resumed.stdout)).toMatchObject({ before: "ACTIVE" });
  });
});
