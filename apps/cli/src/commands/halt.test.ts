import { rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { alchemiser } from "../testing/alchemiser.ts";
import { brokerSide } from "../testing/drill/broker-side.ts";
import { ledgerSide } from "../testing/drill/ledger-side.ts";
import { place, tradingRun, violationsAt } from "../testing/drill/place.ts";
import { BIT_BY_BIT } from "../testing/drill/random-kills.ts";
import { StartedProgram } from "../testing/drill/started-program.ts";
import { TemporaryHome } from "../testing/temporary-home.ts";

describe("alchemiser halt", () => {
  it("ends a run that is going on in good order, and keeps every later one from trading until a person resumes", async () => {
    const there = await place(BIT_BY_BIT);
    const run = await tradingRun(there);

    const halt = await alchemiser(["halt", "--reason", "the news", "--home", there.home]);
    const stopped = await run.ended;
    const { records } = await ledgerSide(there.ledger);
    const next = await new StartedProgram(there.words).ended;
    const resumed = await alchemiser(["resume", "--reason", "all is well", "--home", there.home]);
    const last = await new StartedProgram(there.words).ended;

    expect(halt).toMatchObject({ code: 0, stderr: "" });
    expect(halt.stdout).toContain(
      "trading is halted; another command has the ledger: if it trades it sends nothing new",
    );
    expect(stopped.code).toBe(9);
    expect(records.filter(({ kind }) => kind === "state")).toMatchObject([{ state: "HALTED", reason: "the news" }]);
    expect(next).toMatchObject({ code: 9, stdout: "" });
    expect(next.stderr).toContain("trading was halted by hand: the news");
    expect(resumed.stdout).toBe("trading is ACTIVE again; it was HALTED\n");
    expect(last.code).toBe(0);
    expect(await violationsAt(there)).toEqual([]);
  });

  it("keeps a run from leaving orders at work that died before it", async () => {
    const there = await place(BIT_BY_BIT);
    const dying = await tradingRun(there);
    dying.signal("SIGKILL");
    await dying.ended;
    await alchemiser(["halt", "--reason", "the news", "--home", there.home]);
    const { orders: before } = await brokerSide(there.url);

    const run = await new StartedProgram(there.words).ended;

    expect(run.code).toBe(9);
    expect(run.stderr).toContain("trading was halted by hand: the news");
    const { orders } = await brokerSide(there.url);
    expect(orders).toHaveLength(before.length);
    expect(await violationsAt(there)).toEqual([]);
    expect(await new StartedProgram(there.words).ended, "the second finds nothing to do").toMatchObject({ stdout: "" });
  });

  it("works before anything was traded, and from two places", async () => {
    const home = new TemporaryHome();

    const first = await alchemiser(["halt", "--reason", "first", "--json", "--home", home.folder]);
    await alchemiser(["halt", "--reason", "second", "--home", home.folder]);
    const run = await alchemiser(["run", "--home", home.folder]);

    expect(JSON.parse(first.stdout)).toEqual({ trading: "HALTED", reason: "first", ledger: "none" });
    expect(run.code).toBe(9);
    expect(run.stderr).toContain("trading was halted by hand: first");
  });

  it("counts though the ledger is gone or damaged, which nobody takes for a world in which nothing was traded", async () => {
    const home = new TemporaryHome();
    await alchemiser(["run", "--home", home.folder]);
    for (const part of ["", "-wal", "-shm"]) rmSync(join(home.folder, `demo/ledger.sqlite${part}`), { force: true });

    const halt = await alchemiser(["halt", "--reason", "where is it", "--home", home.folder]);
    const others = await Promise.all(
      ["status", "orders", "reconcile", "flatten"].map((command) => alchemiser([command, "--home", home.folder])),
    );

    expect(halt).toMatchObject({ code: 0, stderr: "" });
    expect(halt.stdout).toContain("trading is halted; the ledger cannot be opened");
    for (const { code, stderr } of others) {
      expect(code).toBe(11);
      expect(stderr).toContain("the file is gone");
    }
  });

  it("stays thrown when what stands in its place cannot be removed, and says so", async () => {
    const home = new TemporaryHome();
    home.write("demo/halted.txt/nobody", "");

    const run = await alchemiser(["run", "--home", home.folder]);
    const resumed = await alchemiser(["resume", "--reason", "to be sure", "--home", home.folder]);

    expect(run.code).toBe(9);
    expect(run.stderr).toContain("is a folder: remove it");
    expect(resumed.code).toBe(14);
  });

  it("never says that trading is halted when it could not be", async () => {
    const home = new TemporaryHome();
    home.write("demo", "a file, where a folder must be");

    const halt = await alchemiser(["halt", "--home", home.folder]);

    expect(halt).toMatchObject({ code: 14, stdout: "" });
    expect(halt.stderr).toContain("cannot be changed");
  });
});
