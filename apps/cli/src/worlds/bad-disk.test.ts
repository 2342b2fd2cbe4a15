import { instantOf, money } from "@alchemiser/domain";
import { SqliteLedger } from "@alchemiser/local/ledger";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { audit } from "../testing/drill/audit.ts";
import { brokerSide } from "../testing/drill/broker-side.ts";
import { DrillYard } from "../testing/drill/drill.ts";
import { exchangeBeside } from "../testing/drill/exchange-beside.ts";
import { ledgerSide } from "../testing/drill/ledger-side.ts";
import { StartedProgram } from "../testing/drill/started-program.ts";
import { expectRefusal, on } from "../testing/refusal.ts";
import { TemporaryHome } from "../testing/temporary-home.ts";

describe("a ledger that is not whole", () => {
  /** A home after two sessions, with one byte of its ledger turned. */
  async function damagedHome(): Promise<TemporaryHome> {
    const home = new TemporaryHome();
    // The backup is from the opening of the second one.
    for (const session of ["first", "second"])
      expect({ session, ...(await on(home, "run")) }).toMatchObject({ code: 0 });
    const bytes = home.read("demo/ledger.sqlite");
    const place = bytes.indexOf('"kind":"filled"') + '"kind":"f'.length;
    bytes[place] = (bytes[place] ?? 0) ^ 1;
    home.write("demo/ledger.sqlite", bytes);
    return home;
  }

  it("is refused by every command by its own name and that of its backup, and left as it is", async () => {
    const home = await damagedHome();
    const before = home.read("demo/ledger.sqlite");

    for (const command of ["run", "plan", "status"]) {
      const ledger = join(home.folder, "demo", "ledger.sqlite");
      const run = await on(home, command);
      expectRefusal(run, {
        code: 11,
        reason: `The ledger "${ledger}" is damaged: entry`,
        mend: "do what the sentence says",
      });
      expect(run.stderr).toContain(`"${ledger}.backup" is from when it was last found whole`);
    }
    expect(home.read("demo/ledger.sqlite")).toEqual(before);
  });
});

describe("a ledger of another account", () => {
  it("takes nothing for this one", async () => {
    const home = new TemporaryHome();
    const ledger = SqliteLedger.open(join(home.folder, "demo", "ledger.sqlite"));
    const at = instantOf("2024-01-02T14:35:00Z");
    const none = { externalCash: money("0"), external: new Map(), cursor: undefined };
    await ledger.append([{ kind: "opened", at, account: "SOMEBODY-ELSE", cash: money("1000"), ...none }]);
    ledger.close();

    const run = await on(home, "run", "--json");

    expect(run.code).toBe(11);
    expect(run.stderr).toContain('This ledger belongs to account "SOMEBODY-ELSE"');
    expect(run.stderr).toContain("To mend it: name another folder with --home for this account.");
    expect(JSON.parse(run.stdout)).toMatchObject({ error: { name: "ledger-damaged", code: 11 } });
    const { records } = await ledgerSide(join(home.folder, "demo", "ledger.sqlite"));
    expect(records).toHaveLength(1);
  });
});

describe("a demo that was begun on other terms", () => {
  it("is not gone on with, and not harmed", async () => {
    const home = new TemporaryHome();
    await on(home, "run");
    const journal = home.read("demo/exchange.jsonl");

    const run = await on(home, "run", "--seed", "7");

    expectRefusal(run, {
      code: 7,
      reason: 'exchange.jsonl" was begun on other terms: market was "seeded:42:2021-01-04", and is to be "seeded:7',
      mend: "keep the simulator's settings",
    });
    expect(home.read("demo/exchange.jsonl")).toEqual(journal);
  });
});

describe("a disk that fills up in the middle of a session", () => {
  it("ends the run before another order leaves, and nothing is lost once there is room again", async () => {
    const yard = new DrillYard();
    const ground = yard.empty();
    const exchange = await exchangeBeside(ground.journal);
    onTestFinished(async () => {
      await exchange.stop();
      yard.remove();
    });
    const words = ["run", "--simulator", exchange.url, "--home", ground.home];

    const full = await new StartedProgram(words, { mostKilobytes: 50 }).ended;
    const next = await new StartedProgram(words).ended;

    expect(full.code).toBe(14);
    expect(full.stderr).toContain(`The ledger "${ground.ledger}" cannot be used`);
    expect(full.stderr).toContain("To mend it: see that the disk has space");
    expect(next).toMatchObject({ code: 0 });
    expect(audit(await brokerSide(exchange.url), await ledgerSide(ground.ledger))).toEqual([]);
  });
});
