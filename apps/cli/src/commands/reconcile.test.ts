import { describe, expect, it } from "vitest";
import { alchemiser } from "../testing/alchemiser.ts";
import { brokerSide } from "../testing/drill/broker-side.ts";
import { ledgerSide } from "../testing/drill/ledger-side.ts";
import { place, tradingRun, violationsAt } from "../testing/drill/place.ts";
import { BIT_BY_BIT } from "../testing/drill/random-kills.ts";
import { on } from "../testing/refusal.ts";
import { TemporaryHome } from "../testing/temporary-home.ts";

describe("alchemiser reconcile", { timeout: 60_000 }, () => {
  it("ends what a killed run left open, sends nothing new, and leaves the session to the next run", async () => {
    const there = await place(BIT_BY_BIT);
    const run = await tradingRun(there);
    run.signal("SIGKILL");
    await run.ended;
    const sent = (await brokerSide(there.url)).orders.length;

    const reconciled = await alchemiser(["reconcile", "--simulator", there.url, "--home", there.home]);
    const { orders } = await brokerSide(there.url);
    const { records } = await ledgerSide(there.ledger);

    expect(reconciled).toMatchObject({ code: 0, stderr: "" });
    expect(orders).toHaveLength(sent);
    expect(await violationsAt(there)).toEqual([]);
    expect(records.filter(({ kind }) => kind === "ended")).toEqual([]);
  });

  it("looks at a halted account, too, and leaves it halted", async () => {
    const home = new TemporaryHome();
    await on(home, "run");
    await on(home, "halt", "--reason", "the news");

    const reconciled = await on(home, "reconcile");
    const run = await on(home, "run");

    expect(reconciled).toMatchObject({ code: 0, stderr: "" });
    expect(reconciled.stdout).toContain("no order is open, and the account agrees with the ledger to the cent");
    expect(run.code).toBe(9);
  });
});
