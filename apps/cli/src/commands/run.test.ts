import { join } from "node:path";
import { CONTROLS, EXCUSED, session } from "@alchemiser/domain";
import { SqliteLedger } from "@alchemiser/local/ledger";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { expectRefusal, on } from "../testing/refusal.ts";
import { csv, TemporaryHome } from "../testing/temporary-home.ts";

/** A home whose mandate holds one symbol, with bars of it. */
async function homeWithBars(): Promise<TemporaryHome> {
  const home = new TemporaryHome();
  await home.importBars(
    ["AAA"],
    csv((row) => 100 + row),
  );
  home.write("hold.clj", '(defsymphony "hold" (asset "AAA"))');
  home.write(
    "config.yaml",
    "mandate: { sleeves: [{ strategy: hold.clj, weight: 100% }], maxWeight: { default: 100% } }",
  );
  return home;
}

const ToldQuotes = z.looseObject({
  quotes: z.array(z.object({ provider: z.string(), quotes: z.number() })),
});

describe("a mandate that wants more of a symbol than it allows", () => {
  it("is told which limit stands in its way", async () => {
    const home = await homeWithBars();
    home.write("config.yaml", "mandate: { sleeves: [{ strategy: hold.clj, weight: 100% }] }");

    const { code, stderr } = await on(home, "run", "--session", "2024-05-01");

    expect(code).toBe(8);
    expect(stderr).toContain("buy AAA: WEIGHT_ABOVE_CAP: AAA would be ");
    expect(stderr).toContain("\nTo mend it: raise mandate.maxWeight.AAA in config.yaml if that is meant.\n");
  });
});

describe("a mandate whose orders are larger than it allows", () => {
  it("is told above what to raise the limit", async () => {
    const home = await homeWithBars();
    home.write(
      "config.yaml",
      "mandate: { sleeves: [{ strategy: hold.clj, weight: 100% }], maxWeight: { default: 100% }, maxOrderValue: 5000 }",
    );

    const { code, stderr } = await on(home, "run", "--session", "2024-05-01");

    expect(code).toBe(8);
    expect(stderr.replaceAll(/\s+/g, " ")).toMatch(
      /To mend it: raise mandate\.maxOrderValue \(in the first week of live mandate\.rampOrderValue\) above [\d.]+ in config\.yaml/,
    );
  });
});

describe("a mandate whose legs are large for their market", () => {
  it("sends them in slices through the day, and tells when the next one is due", async () => {
    const home = await homeWithBars();
    home.write(
      "config.yaml",
      [
        "mandate:",
        "  sleeves: [{ strategy: hold.clj, weight: 100% }]",
        "  maxWeight: { default: 100% }",
        "  execution: { slicing: { by: time, shown: 10%, slices: 4 } }",
      ].join("\n"),
    );

    const { code, stdout } = await on(home, "run", "--session", "2024-05-01");

    expect(code).toBe(0);
    expect(stdout).toContain("4 slices by time");
    expect([...stdout.matchAll(/-buy(\d)-0$/gm)].map(([, follow]) => follow)).toEqual(["3", "2", "1", "0"]);
    expect(stdout).toContain("the next slice is due at 2024-05-01T15:08:");
    expect(stdout).toContain("done: every order is filled");
  });
});

describe("a replay of the past", () => {
  it("begins with the session that is named, and says so when that one is traded already", async () => {
    const home = await homeWithBars();

    const first = await on(home, "run", "--session", "2024-05-01");
    const second = await on(home, "run", "--session", "2024-05-01");

    expect(first).toMatchObject({ code: 0, stderr: "" });
    expect(first.stdout).toContain("Session 2024-05-01, signals of 2024-04-30");
    expect(second).toMatchObject({
      code: 0,
      stderr: "2024-05-01 is traded already; this replay goes on with 2024-05-02\n",
    });
    expect(second.stdout).toContain("Session 2024-05-02, signals of 2024-05-01");
    expect((await on(home, "signals", "--session", "2024-05-01")).stderr).toContain("goes on with 2024-05-03");
  });

  it("tells in its report who quoted its prices", async () => {
    const { stdout } = await on(await homeWithBars(), "run", "--session", "2024-05-01", "--json");

    const { quotes } = ToldQuotes.parse(JSON.parse(stdout));
    expect(quotes.map(({ provider }) => provider)).toEqual(["alpaca-stream", "alpaca-rest"]);
    expect(quotes.reduce((all, told) => all + told.quotes, 0)).toBeGreaterThan(0);
  });

  it.each(["run", "plan", "signals"])("names every symbol that %s lacks bars of", async (command) => {
    expectRefusal(await on(new TemporaryHome(), command, "--session", "2024-05-01"), {
      code: 5,
      reason:
        "the mandate's strategies need bars of BIL, BSV, KMLM, SPXL, SPY, SQQQ, TECL, TQQQ, TSLA, UVXY, XLK, and the store has none",
      mend: "import them with alchemiser data import, or name other strategies in config.yaml",
    });
  });

  it.each(["run", "plan", "signals"])("does not let %s begin on a day without trading", async (command) => {
    expectRefusal(await on(await homeWithBars(), command, "--session", "2024-05-04"), {
      code: 2,
      reason: "2024-05-04 is no session; the next is 2024-05-06",
      mend: "say --session 2024-05-06",
    });
  });
});

describe("the gate of a demo", () => {
  it("has what every control asks for, except where the table excuses it", async () => {
    const { code, stdout, stderr } = await on(new TemporaryHome(), "run");
    const excused = [...stdout.matchAll(/^ {2}(\w+) not applicable: /gm)].map(([, control]) => control);

    expect(code, stderr).toBe(0);
    expect(stdout).toContain(`Gate (${CONTROLS.length} controls)\n  approved: `);
    expect(excused).toEqual(EXCUSED.demo);
  });
});

describe("a decision that another version of the program has frozen", () => {
  it("is not guessed at: the run refuses, and another revision decides anew", async () => {
    const home = new TemporaryHome();
    await on(home, "run");
    const ledger = SqliteLedger.open(join(home.folder, "demo", "ledger.sqlite"));
    const [opened] = await ledger.records();
    const account = opened?.kind === "opened" ? opened.account : "";
    const key = { account, mandate: "main", tradeSession: session("2024-01-03"), revision: 0 };
    await ledger.freeze({ key, body: '{"intents":[]}' });
    ledger.close();

    expect(await on(home, "run")).toMatchObject({
      code: 11,
      stderr: expect.stringMatching(
        /2024-01-03, revision 0 was written by another version .*\nTo mend it: say alchemiser reconcile, .*run --revision/,
      ) as unknown,
    });
    expect((await on(home, "run", "--revision", "1")).stdout).toContain("Session 2024-01-03, revision 1, signals of");
  });
});

describe("an option that only a demo has", () => {
  it.each(["run", "plan", "signals"])("is refused by %s in another world, and not passed over", async (command) => {
    const home = await homeWithBars();

    expectRefusal(await on(home, command, "--world", "paper", "--session", "2024-05-01"), {
      code: 2,
      reason: "--session 2024-05-01 replays the past in a demo, and the world is paper",
      mend: "leave it out, or say --world demo",
    });
  });
});
