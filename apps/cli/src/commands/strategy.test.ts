import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { alchemiser, type Run } from "../testing/alchemiser.ts";
import { csv, TemporaryHome } from "../testing/temporary-home.ts";

const strategy = (home: TemporaryHome, ...words: readonly string[]): Promise<Run> =>
  alchemiser(["strategy", ...words, "--home", home.folder]);

const SWITCH = `(defsymphony "switch" (if (> (current-price "AAA") (moving-average-price "AAA" {:window 3}))
  [(asset "AAA")]
  [(asset "BBB")]))`;

/** A home with a switch in `switch.clj`, and bars of AAA that rise until the middle of the half year and fall then. */
async function homeWithSwitch(): Promise<{ readonly home: TemporaryHome; readonly file: string }> {
  const home = new TemporaryHome();
  await home.importBars(
    ["AAA", "BBB"],
    csv((row) => (row < 60 ? 100 + row : 220 - row)),
  );
  return { home, file: home.write("switch.clj", SWITCH) };
}

describe("alchemiser strategy check", () => {
  it("prints an object a line for each program, and needs no bars", async () => {
    const home = new TemporaryHome();
    const file = home.write("switch.clj", SWITCH);

    const { code, stdout } = await strategy(home, "check", file, "200d-tqqq", "--json");

    expect(code).toBe(0);
    const [first, second] = stdout
      .trim()
      .split("\n")
      .map((line): unknown => JSON.parse(line));
    expect(first).toEqual({
      file,
      ok: true,
      name: "switch",
      nodes: 3,
      symbols: ["AAA", "BBB"],
      indicators: ['(current-price "AAA")', '(moving-average-price "AAA" {:window 3})'],
      history: 3,
      bars: { AAA: null, BBB: null },
      remarks: [],
      errors: [],
    });
    expect(second).toMatchObject({ file: "200d-tqqq.clj", ok: true });
  });

  it("tells from when to when its symbols have bars", async () => {
    const { home, file } = await homeWithSwitch();

    const { stdout } = await strategy(home, "check", file);

    expect(stdout).toContain("bars 2024-01-02 to 2024-06-28: AAA, BBB");
  });

  it("names line, column and what was meant, for every program that is not right", async () => {
    const home = new TemporaryHome();
    const good = home.write("good.clj", SWITCH);
    const bad = home.write("bad.clj", '(defsymphony "bad"\n  (wieght-equal [(asset "AAA")]))');

    const { code, stdout, stderr } = await strategy(home, "check", bad, good, "gone.clj", "--json");

    expect(code).toBe(6);
    const [first, second, third] = stdout
      .trim()
      .split("\n")
      .map((line): unknown => JSON.parse(line));
    expect(first).toMatchObject({
      file: bad,
      ok: false,
      errors: [{ line: 2, column: 4, suggestion: "weight-equal" }],
    });
    expect(second).toMatchObject({ ok: true });
    expect(third).toMatchObject({
      ok: false,
      errors: [{ message: `there is no file "${join(process.cwd(), "gone.clj")}"` }],
    });
    expect(stderr).toContain("2 of 3 programs cannot be read");
  });

  it("remarks on branches that are never taken, with their places", async () => {
    const home = new TemporaryHome();
    const file = home.write(
      "odd.clj",
      '(defsymphony "odd"\n  (if (> (rsi "AAA") 101) [(asset "AAA")] [(asset "BBB")]))',
    );

    const { code, stdout } = await strategy(home, "check", file);

    expect(code).toBe(0);
    expect(stdout).toContain("2:3 unused-branch: its first branch is never taken");
  });

  it("says of a folder that it is one", async () => {
    const home = new TemporaryHome();

    const { stdout } = await strategy(home, "check", home.folder);

    expect(stdout).toContain(`the strategy "${home.folder}" cannot be read: it is a folder\n`);
  });

  it("refuses what never ends, for its size", async () => {
    const { code, stdout } = await strategy(new TemporaryHome(), "check", "/dev/zero");

    expect(code).toBe(6);
    expect(stdout).toContain("a text of at most 16777216 bytes");
  });
});

describe("alchemiser strategy new", () => {
  it.each(["switch", "rotation", "risk-parity", "ensemble"])("begins a program from %s that is right", async (name) => {
    const home = new TemporaryHome();
    const file = `${home.folder}/mine/first try.clj`;

    expect((await strategy(home, "new", file, "--template", name)).code).toBe(0);
    const { code, stdout } = await strategy(home, "check", file, "--json");

    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ name: "first try", remarks: [] });
  });

  it("leaves a file that is there already", async () => {
    const home = new TemporaryHome();
    const file = home.write("mine.clj", "years of work");

    const { code, stderr } = await strategy(home, "new", file);

    expect(code).toBe(14);
    expect(stderr).toContain("is there already, and stays as it is");
    expect(home.read("mine.clj").toString()).toBe("years of work");
  });

  it("tells a file in the way of a folder from the file that is asked for", async () => {
    const home = new TemporaryHome();
    home.write("mine", "no folder");

    const { code, stderr } = await strategy(home, "new", `${home.folder}/mine/first.clj`);

    expect(code).toBe(14);
    expect(stderr).toContain("cannot be written: something is there already");
  });
});

describe("alchemiser strategy show, list and convert", () => {
  it("show a program as a tree in words", async () => {
    const home = new TemporaryHome();

    const { stdout } = await strategy(home, "show", home.write("switch.clj", SWITCH));

    expect(stdout).toBe("switch, rebalanced daily\nif AAA's price > AAA's 3-day average\n  AAA\nelse\n  BBB\n");
  });

  it("list what comes along", async () => {
    const { stdout } = await strategy(new TemporaryHome(), "list", "--json");

    expect(JSON.parse(stdout)).toContainEqual({
      name: "200d-tqqq",
      title: "200d TQQQ",
      symbols: ["SPY", "TQQQ", "BIL"],
      missing: ["SPY", "TQQQ", "BIL"],
      history: 200,
    });
  });

  it.each(["lisp", "arrays", "export"])("convert to %s, and that is the same program", async (notation) => {
    const home = new TemporaryHome();
    const file = home.write("switch.clj", SWITCH);

    const converted = home.write("converted", (await strategy(home, "convert", file, "--to", notation)).stdout);

    const show = async (program: string): Promise<string> => (await strategy(home, "show", program)).stdout;
    expect(await show(converted)).toBe(await show(file));
  });
});

describe("alchemiser strategy explain", () => {
  it("prints the weights of a session and the way to them", async () => {
    const { home, file } = await homeWithSwitch();

    const { code, stdout } = await strategy(
      home,
      "explain",
      file,
      "--session",
      "2024-01-10",
      "--within",
      "0.5%",
      "--json",
    );

    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      strategy: "switch",
      session: "2024-01-10",
      weights: { AAA: 1 },
      trace: {
        kind: "weighting",
        text: "AAA 100 %",
        because: [{ kind: "comparison", left: 106, right: 105, holds: true }],
      },
      sessionsUsed: 3,
      fragile: [],
      changes: [],
    });
  });

  it("tells over several sessions what has changed, and what nearly came out otherwise", async () => {
    const { home, file } = await homeWithSwitch();
    const words = ["explain", file, "--from", "2024-03-27", "--to", "2024-04-02", "--within", "2%"];

    const { stdout } = await strategy(home, ...words, "--json");

    expect(JSON.parse(stdout)).toMatchObject({
      sessions: [
        { session: "2024-03-27", weights: { AAA: 1 } },
        { session: "2024-03-28", weights: { AAA: 1 }, changes: [] },
        {
          session: "2024-04-01",
          weights: { BBB: 1 },
          changes: [
            "AAA 100 % → BBB 100 %",
            "AAA 160 is above its 3-day average 159 → AAA 159 is below its 3-day average 159.333",
          ],
          fragile: ["AAA 159 is below its 3-day average 159.333"],
        },
        { session: "2024-04-02", weights: { BBB: 1 }, changes: [] },
      ],
    });
  });

  it("tells people for how long nothing changes", async () => {
    const { home, file } = await homeWithSwitch();

    const { stdout } = await strategy(home, "explain", file, "--from", "2024-03-25", "--to", "2024-04-02");

    expect(stdout).toContain("\n2024-03-26 to 2024-03-28: AAA 100 %, unchanged (3 sessions)\n2024-04-01: BBB 100 %\n");
    expect(stdout).toMatch(/\n2024-04-02: BBB 100 %, unchanged\n$/);
  });

  it("takes the last session of the bars where none is named", async () => {
    const { home, file } = await homeWithSwitch();

    const { stdout } = await strategy(home, "explain", file, "--json");

    expect(JSON.parse(stdout)).toMatchObject({ session: "2024-06-28", weights: { BBB: 1 } });
  });

  it.each([
    [
      ["--session", "2024-04-01", "--to", "2024-04-02"],
      "--session is for one session, --from and --to are for several",
    ],
    [["--from", "2024-04-02", "--to", "2024-04-01"], "--from must not be after --to"],
  ])("refuses %j", async (words, sentence) => {
    const { code, stderr } = await strategy(new TemporaryHome(), "explain", "200d-tqqq", ...words);

    expect(code).toBe(2);
    expect(stderr).toContain(sentence);
  });

  it("says why it cannot decide", async () => {
    const { home, file } = await homeWithSwitch();

    const { code, stdout } = await strategy(home, "explain", file, "--session", "2024-01-03");

    expect(code).toBe(0);
    expect(stdout).toContain("undecided: AAA's 3-day average is unknown");
  });

  it("says so when there are no bars of the session", async () => {
    const { home, file } = await homeWithSwitch();

    const holiday = await strategy(home, "explain", file, "--session", "2024-01-06");
    const early = await strategy(home, "explain", file, "--session", "2020-01-02");
    const without = await strategy(new TemporaryHome(), "explain", file, "--session", "2024-01-10");

    expect([holiday.code, early.code, without.code]).toEqual([5, 5, 5]);
    expect(early.stderr).toContain("2020-01-02 is no session of the bars");
    expect(holiday.stderr).toContain("2024-01-06 is no session of the bars: they reach from 2024-01-02 to 2024-06-28");
  });
});
