import { describe, expect, it } from "vitest";
import { alchemiser, type Run } from "../testing/alchemiser.ts";
import { csv, SESSIONS, TemporaryHome } from "../testing/temporary-home.ts";

const HOLD = '(defsymphony "hold" {:rebalance-frequency :daily} [(asset "AAA")])';

/** A hundred dollars throughout, and a tenth more on the last day. */
const LATE_RISE = csv((row) => (row === SESSIONS.length - 1 ? 110 : 100));

async function homeWithBars(): Promise<TemporaryHome> {
  const home = new TemporaryHome();
  await home.importBars(["AAA"], LATE_RISE);
  return home;
}

interface Result {
  readonly totalReturn: number;
  readonly allocations: readonly unknown[];
  readonly assumptions: readonly string[];
  readonly hash: string;
}

const backtest = (home: TemporaryHome, ...words: readonly string[]): Promise<Run> =>
  alchemiser(["backtest", ...words, "--home", home.folder]);

describe("alchemiser backtest", () => {
  it("prints one object with what scripts rely on", async () => {
    const home = await homeWithBars();
    const strategy = home.write("hold.clj", HOLD);

    const { code, stdout, stderr } = await backtest(home, strategy, "--costs", "none", "--capital", "20000", "--json");
    const result: Result = JSON.parse(stdout);

    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(result).toMatchObject({
      strategy: "hold",
      from: SESSIONS[1],
      to: SESSIONS.at(-1),
      sessions: SESSIONS.length - 1,
      finalEquity: 22_000,
      trades: 1,
      orders: 1,
      slippage: 0,
      fees: 0,
      maxDrawdown: 0,
      undecided: [],
      shortfalls: [],
    });
    expect(result.totalReturn).toBeCloseTo(0.1, 12);
    expect(result.allocations.at(-1)).toEqual({ session: SESSIONS.at(-1), weights: { AAA: 1 } });
    expect(result.assumptions).toContain(
      "signals read the close of one session, orders fill around the open of the next",
    );
    expect(result.hash).toMatch(/^[0-9a-f]{64}$/);
  });

  it("trades between the sessions that it is given", async () => {
    const home = await homeWithBars();
    const strategy = home.write("hold.clj", HOLD);

    const { stdout } = await backtest(home, strategy, "--from", "2024-02-01", "--to", "2024-02-29", "--json");

    expect(JSON.parse(stdout)).toMatchObject({ from: "2024-02-01", to: "2024-02-29", sessions: 20 });
  });

  it("tells people no figures for a year of less than sixty sessions", async () => {
    const home = await homeWithBars();
    const strategy = home.write("hold.clj", HOLD);

    const long = await backtest(home, strategy, "--from", "2024-04-04");
    const short = await backtest(home, strategy, "--from", "2024-04-05");

    expect(long.stdout).toMatch(/60 sessions.*Annual return +\d/s);
    expect(short.stdout).toMatch(/59 sessions.*Annual return +–.*Sharpe ratio +–/s);
  });

  it("tells people the figures and what they rest on, and nothing on stderr", async () => {
    const home = await homeWithBars();
    const strategy = home.write("hold.clj", HOLD);

    const { stdout, stderr } = await backtest(home, strategy, "--costs", "none");

    expect(stderr).toBe("");
    expect(stdout).toContain("2024-01-03 to 2024-06-28, 123 sessions, $10,000.00 to begin with");
    expect(stdout).toMatch(/Final equity +\$11,000\.00/);
    expect(stdout).toContain("- costs: none");
    expect(stdout).not.toContain("\u001b");
  });

  it("names every symbol that the store does not have", async () => {
    const { code, stdout, stderr } = await backtest(await homeWithBars(), "holy-grail");

    expect({ code, stdout }).toEqual({ code: 5, stdout: "" });
    expect(stderr).toContain("no bars of symbols that the strategy needs: TQQQ, UVXY, TECL, SOXL, SQQQ, BSV\n");
    expect(stderr).toContain("To mend it: alchemiser data import PATH.");
  });

  it("points at the line and the column where a program is wrong", async () => {
    const home = await homeWithBars();
    const strategy = home.write("broken.clj", '(defsymphony "broken"\n  [(aset "AAA")])');

    const { code, stdout, stderr } = await backtest(home, strategy, "--json");

    expect(code).toBe(6);
    expect(stderr).toContain(`${strategy}:2:5: expected`);
    expect(JSON.parse(stdout).error).toMatchObject({ name: "strategy", code: 6 });
  });

  it("suggests the shipped strategy that was meant", async () => {
    const { code, stderr } = await backtest(await homeWithBars(), "holy-grial");

    expect(code).toBe(6);
    expect(stderr).toContain('there is no strategy "holy-grial", perhaps "holy-grail" was meant\n');
    expect(stderr).toContain("To mend it: name a symphony file, or a strategy that alchemiser strategy list shows.");
  });

  it("says so when a strategy is a folder", async () => {
    const home = await homeWithBars();

    const { code, stderr } = await backtest(home, home.folder);

    expect(code).toBe(6);
    expect(stderr).toContain(`the strategy "${home.folder}" cannot be read: it is a folder\n`);
  });

  it("says of a file that is not there where it was looked for", async () => {
    const home = await homeWithBars();

    const { stderr } = await backtest(home, `${home.folder}/no/../gone.clj`);

    expect(stderr).toContain(`there is no file "${home.folder}/gone.clj"\n`);
  });

  it.each([
    ["--from", "2024-02-30", "--from must be a day such as 2015-01-02"],
    ["--from", "yesterday", "--from must be a day such as 2015-01-02"],
    ["--capital", "-5", "--capital must be an amount of dollars above 0"],
    ["--capital", "0", "--capital must be an amount of dollars above 0"],
    ["--fill", "never", "'never' is invalid. Allowed choices are next-open, same-close, next-close"],
    ["--costs", "free", "'free' is invalid. Allowed choices are alpaca, composer, none"],
  ])("refuses %s %s", async (option, value, sentence) => {
    const { code, stdout, stderr } = await backtest(new TemporaryHome(), "hold.clj", option, value);

    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(sentence);
  });

  it("refuses sessions that lie outside the bars", async () => {
    const home = await homeWithBars();
    const strategy = home.write("hold.clj", HOLD);

    const { code, stderr } = await backtest(home, strategy, "--from", "2030-01-02");

    expect(code).toBe(5);
    expect(stderr).toContain("the bars reach from 2024-01-02 to 2024-06-28");
  });
});
