import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { expectRefusal, on } from "../testing/refusal.ts";
import { TemporaryHome } from "../testing/temporary-home.ts";
import { KillSwitch } from "../trading/kill-switch.ts";

describe("alchemiser status", () => {
  it("says whose ledger it has added up", async () => {
    const home = new TemporaryHome();
    await on(home, "run");

    expect((await on(home, "status")).stdout).toMatch(/^Account \w+ in demo, trading is ACTIVE\n/);
    expect(JSON.parse((await on(home, "status", "--json")).stdout)).toMatchObject({ world: "demo" });
  });

  it("says what the kill switch says, also while a run has the ledger, and so does plan", async () => {
    const home = new TemporaryHome();
    await on(home, "run");
    new KillSwitch(join(home.folder, "demo")).set("the news");

    expect(JSON.parse((await on(home, "status", "--json")).stdout)).toMatchObject({ trading: "HALTED" });
    const halted = (await on(home, "status")).stdout;
    expect(halted).toContain('trading is HALTED\nthe news\nwhen it may go on, say alchemiser resume --reason "…"\n');
    expectRefusal(await on(home, "plan"), {
      code: 9,
      reason: "trading was halted by hand: the news",
      mend: 'when it may go on, say alchemiser resume --reason "…"',
    });
    await on(home, "resume", "--reducing", "--reason", "out");
    expect((await on(home, "status")).stdout).toMatch(/trading is REDUCING\nsince 20\d\d-.+Z: out\n/);
    expect((await on(home, "plan")).stdout).toContain("trading is REDUCING: nothing is bought until you resume");
  });
});
