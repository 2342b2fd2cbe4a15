import { rmSync } from "node:fs";
import { holdingsOf } from "@alchemiser/domain";
import { describe, expect, it, onTestFinished } from "vitest";
import { DrillYard, drill, type Kill } from "../testing/drill/drill.ts";
import type { DrillGround } from "../testing/drill/drill-home.ts";
import { ledgerSide } from "../testing/drill/ledger-side.ts";
import { expectRefusal, on } from "../testing/refusal.ts";
import { TemporaryHome } from "../testing/temporary-home.ts";

const at = (name: string): Kill => ({ by: "failpoint", name, after: "the start" });

/** Where a flatten passes by itself, from its first record to its last. */
const POINTS = ["before-append-state", "after-freeze", "after-append-intended", "after-submit"];

async function thirdMorning(): Promise<DrillGround> {
  const yard = new DrillYard();
  onTestFinished(() => yard.remove());
  return yard.thirdMorning();
}

describe("alchemiser flatten", { timeout: 120_000 }, () => {
  it("sells everything, and no run buys it back until a person resumes", async () => {
    const home = new TemporaryHome();
    await on(home, "run");

    const flat = await on(home, "flatten", "--json");
    const reduced = await on(home, "run");
    const emptied = await on(home, "flatten");
    const meanwhile = (await on(home, "status", "--json")).stdout;
    await on(home, "resume", "--reason", "back again");
    const resumed = await on(home, "run");
    const after = (await on(home, "status", "--json")).stdout;

    expect(flat).toMatchObject({ code: 0 });
    expect(JSON.parse(flat.stdout)).toMatchObject({ aim: "flatten", revision: 1, positions: [] });
    expect(reduced.stdout).not.toContain("← bought");
    expect(reduced.stderr).toContain('\nTo mend it: alchemiser resume --reason "…" lets it buy again.\n');
    expect(emptied.stdout).toContain('\n  trading is REDUCING now: alchemiser resume --reason "…" lets it buy again\n');
    expect(JSON.parse(meanwhile)).toMatchObject({ trading: "REDUCING", sleeves: [{ holdings: [] }, {}, {}] });
    expect(resumed.code).toBe(0);
    expect(JSON.parse(after)).not.toMatchObject({ sleeves: [{ holdings: [] }] });
  });

  it("is gone on with where its run was killed, and sells nothing twice", async () => {
    const ground = await thirdMorning();
    for (const point of POINTS) {
      const yard = new DrillYard();
      const report = await drill(yard.copyOf(ground), { kills: [at(point)], command: "flatten" });
      const { fold, records } = report.ledger;
      yard.remove();

      expect(report.violations, point).toEqual([]);
      expect(report.ends[0]?.signal).toBe("SIGKILL");
      // What the gate keeps back for a day, such as shares bought with unsettled money, is sold by the next flatten.
      expect(report.ends.at(-1)?.code).toBe(0);
      expect([...holdingsOf(fold.book).keys()]).toEqual([]);
      expect(fold.trading).toBe("REDUCING");
      expect(records.at(-1)).toMatchObject({ kind: "ended", revision: 1, outcome: "success" });
      expect(report.reports).toContain("2024-01-04-r1.json");
    }
  });

  it("names the way out while trading is halted, and goes it", async () => {
    const home = new TemporaryHome();
    await on(home, "run");
    await on(home, "halt", "--reason", "the news");

    expectRefusal(await on(home, "flatten"), {
      code: 9,
      reason: "trading was halted by hand: the news",
      mend: 'say alchemiser resume --reducing --reason "…", then alchemiser flatten again',
    });
    const resumed = await on(home, "resume", "--reducing", "--reason", "I want out");
    const flat = await on(home, "flatten");
    const { fold } = await ledgerSide(`${home.folder}/demo/ledger.sqlite`);

    expect(resumed.stdout).toBe("trading is REDUCING: sells may leave, nothing is bought; it was HALTED\n");
    expect(flat.code).toBe(0);
    expect([...holdingsOf(fold.book).keys()]).toEqual([]);
  });

  it("asks no strategy, so that none that is broken is in the way", async () => {
    const home = new TemporaryHome();
    const file = home.write("gold.clj", '(defsymphony "gold" {:rebalance-frequency :daily} (asset "GLD"))');
    home.write(
      "config.yaml",
      "mandate: { sleeves: [{ strategy: gold.clj, weight: 100% }], maxWeight: { default: 100% }, maxSector: { default: 100% } }\n",
    );
    await on(home, "run");
    rmSync(file);

    const reconciled = await on(home, "reconcile");
    const flat = await on(home, "flatten");
    const { fold } = await ledgerSide(`${home.folder}/demo/ledger.sqlite`);

    expect(await on(home, "run")).toMatchObject({ code: 6 });
    expect(reconciled).toMatchObject({ code: 0, stderr: "" });
    expect(flat.code).toBe(0);
    expect(flat.stdout).toContain("sold");
    expect([...holdingsOf(fold.book).keys()]).toEqual([]);
  });

  it("has nothing to sell before the first run", async () => {
    expectRefusal(await on(new TemporaryHome(), "flatten"), {
      code: 5,
      reason: "nothing was ever traded in demo: there is no ledger at",
      mend: "alchemiser run --world demo begins one",
    });
  });
});
