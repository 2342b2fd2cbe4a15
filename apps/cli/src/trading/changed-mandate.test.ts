import { join } from "node:path";
import { holdingsOf } from "@alchemiser/domain";
import { describe, expect, it } from "vitest";
import { ledgerSide } from "../testing/drill/ledger-side.ts";
import { on } from "../testing/refusal.ts";
import { TemporaryHome } from "../testing/temporary-home.ts";

const config = (...sleeves: readonly string[]): string =>
  `mandate: { sleeves: [${sleeves.join(", ")}], maxWeight: { default: 100% }, maxSector: { default: 300% } }\n`;

describe("a mandate that was changed between two sessions", () => {
  it("sells what a sleeve held that is not in it any more, and says so", async () => {
    const home = new TemporaryHome();
    home.write("gold.clj", '(defsymphony "gold" {:rebalance-frequency :daily} (asset "GLD"))');
    home.write("bonds.clj", '(defsymphony "bonds" {:rebalance-frequency :daily} (asset "TLT"))');
    home.write("config.yaml", config("{ strategy: gold.clj, weight: 50% }", "{ strategy: bonds.clj, weight: 50% }"));
    await on(home, "run");
    home.write("config.yaml", config("{ strategy: gold.clj, weight: 100% }"));

    const { code, stdout } = await on(home, "run");
    const { fold } = await ledgerSide(join(home.folder, "demo", "ledger.sqlite"));

    expect(code).toBe(0);
    expect(stdout).toContain("bonds: is not in the mandate any more, and all that it holds is sold");
    expect([...holdingsOf(fold.book).keys()]).toEqual(["GLD"]);
  });
});
