import { describe, expect, it } from "vitest";
import type { Habits } from "../testing/drill/exchange-beside.ts";
import { brokerSide } from "../testing/drill/broker-side.ts";
import { ledgerSide } from "../testing/drill/ledger-side.ts";
import { place, tradingRun, violationsAt } from "../testing/drill/place.ts";
import { BIT_BY_BIT } from "../testing/drill/random-kills.ts";
import { StartedProgram } from "../testing/drill/started-program.ts";

/** Every answer takes its time: there is some to press Ctrl-C again. */
const SLOWLY: Habits = { ...BIT_BY_BIT, latencyMs: 80 };

/** What is still to be asked takes longer than another program takes to start, on a busy machine too. */
const VERY_SLOWLY: Habits = { latencyMs: 150 };

describe("Ctrl-C in a run with orders at work", () => {
  it.each(["SIGINT", "SIGHUP"] as const)(
    "cancels them, reconciles the account, and says how to go on: %s",
    async (signal) => {
      const there = await place(BIT_BY_BIT);
      const run = await tradingRun(there);

      run.signal(signal);
      const { code, stderr } = await run.ended;

      expect(code).toBe(130);
      expect(stderr).toContain(
        "stopped by Ctrl-C, or another signal\nTo mend it: the same command goes on where this run stopped.\n",
      );
      expect(await violationsAt(there)).toEqual([]);
      const { orders } = await brokerSide(there.url);
      expect(orders.map(({ status }) => status)).toContain("canceled");
      expect((await ledgerSide(there.ledger)).records.at(-1)).toMatchObject({ kind: "ended", outcome: "stopped" });
    },
  );

  it("lets the same command go on with the same session", async () => {
    const there = await place(BIT_BY_BIT);
    const stopped = await tradingRun(there);
    stopped.signal("SIGINT");
    await stopped.ended;

    const { code } = await new StartedProgram(there.words).ended;

    expect(code).toBe(0);
    expect(await violationsAt(there)).toEqual([]);
    const { records } = await ledgerSide(there.ledger);
    expect(records.filter((record) => record.kind === "ended")).toMatchObject([
      { session: "2024-01-02", outcome: "stopped" },
      { session: "2024-01-02", outcome: "success" },
    ]);
  });

  it("ends the run at once when it is pressed again, and the next run takes up what was sent", async () => {
    const there = await place(SLOWLY);
    const run = await tradingRun(there);

    run.signal("SIGINT");
    await run.remarks("Ctrl-C again");
    run.signal("SIGINT");
    const { code } = await run.ended;
    const { records } = await ledgerSide(there.ledger);
    const next = await new StartedProgram(there.words).ended;

    expect(code).toBe(130);
    expect(records.filter(({ kind }) => kind === "ended")).toEqual([]);
    expect(next.code).toBe(0);
    expect(await violationsAt(there)).toEqual([]);
  });
});

describe("a second run on the ledger of a first", () => {
  it("says that somebody has it, and leaves the first unharmed", async () => {
    const there = await place(VERY_SLOWLY);
    const first = new StartedProgram(there.words);
    await first.says("World:");

    const second = await new StartedProgram(there.words).ended;

    expect({ code: second.code, stdout: second.stdout }).toEqual({ code: 10, stdout: "" });
    expect(second.stderr).toBe(
      `Another run has the ledger "${there.ledger}" open: wait for it to end, or end it\n` +
        "To mend it: wait for the other run, or stop it with Ctrl-C.\n",
    );
    expect((await first.ended).code).toBe(0);
    expect(await violationsAt(there)).toEqual([]);
  });
});
