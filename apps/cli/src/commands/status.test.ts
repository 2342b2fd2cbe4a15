import { describe, expect, it } from "vitest";
import { on } from "../testing/refusal.ts";
import { TemporaryHome } from "../testing/temporary-home.ts";

describe("alchemiser status", () => {
  it("says whose ledger it has added up", async () => {
    const home = new TemporaryHome();
    await on(home, "run");

    expect((await on(home, "status")).stdout).toMatch(/^Account \w+ in demo, trading is ACTIVE\n/);
    expect(JSON.parse((await on(home, "status", "--json")).stdout)).toMatchObject({ world: "demo" });
  });
});
