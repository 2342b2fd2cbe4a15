import { describe, expect, it } from "vitest";
import { alchemiser } from "../testing/alchemiser.ts";
import { csv, TemporaryHome } from "../testing/temporary-home.ts";

/** A home whose mandate gives six tenths to a symbol, and the rest to a strategy that cannot know. */
async function homeOf(whenUndecided: string): Promise<TemporaryHome> {
  const home = new TemporaryHome();
  await home.importBars(
    ["AAA", "BBB"],
    csv((row) => 100 + row),
  );
  home.write("steady.clj", '(defsymphony "steady" (asset "AAA"))');
  home.write(
    "long.clj",
    '(defsymphony "long" (if (> (current-price "BBB") (moving-average-price "BBB" {:window 500})) (asset "BBB") (asset "AAA")))',
  );
  home.write(
    "config.yaml",
    `mandate:\n  sleeves:\n    - { strategy: steady.clj, weight: 60% }\n    - { strategy: long.clj, weight: 40%, whenUndecided: ${whenUndecided} }`,
  );
  return home;
}

const at = (home: TemporaryHome, ...words: readonly string[]) =>
  alchemiser([...words, "--session", "2024-06-28", "--home", home.folder]);

describe("alchemiser signals", () => {
  it("tells what each sleeve wants for the next session and what they want together", async () => {
    const home = new TemporaryHome();
    await home.importBars(
      ["AAA", "BBB"],
      csv((row) => 100 + row),
    );
    home.write("half.clj", '(defsymphony "half" (weight-equal [(asset "AAA") (asset "BBB")]))');
    home.write("one.clj", '(defsymphony "one" (asset "AAA"))');
    home.write(
      "config.yaml",
      "mandate:\n  sleeves:\n    - { strategy: half.clj, weight: 60% }\n    - { strategy: one.clj, weight: 40% }",
    );

    const { code, stdout } = await at(home, "signals", "--json");

    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      tradeSession: "2024-06-28",
      signalSession: "2024-06-27",
      targets: { AAA: 0.7, BBB: 0.3 },
      sleeves: [
        { sleeve: "half", weights: { AAA: 0.5, BBB: 0.5 } },
        { sleeve: "one", weights: { AAA: 1 }, explanation: { text: "AAA 100 %" } },
      ],
    });
  });

  it("counts the shelter of a sleeve that does not know, and nothing where one refuses", async () => {
    const targets = async (whenUndecided: string): Promise<unknown> =>
      JSON.parse((await at(await homeOf(whenUndecided), "signals", "--json")).stdout);

    expect(await targets("BBB")).toMatchObject({ targets: { AAA: 0.6, BBB: 0.4 } });
    expect(await targets("refuse")).toMatchObject({ targets: null });
  });

  it("tells a sleeve that does not know, why, and what is done about it", async () => {
    const { code, stdout } = await at(await homeOf("stay"), "signals");

    expect(code).toBe(0);
    expect(stdout).toContain("undecided: BBB's 500-day average is unknown");
    expect(stdout).toContain("so it keeps what it has");
    expect(stdout).toContain("Together: AAA 60.0 %, what long has");
  });
});

describe("a mandate with a sleeve that does not know", () => {
  it.each([
    ["refuse", 7, "while it is undecided, nothing is traded", []],
    ["stay", 0, "while it is undecided, it keeps what it has", ["buy AAA"]],
    ["BBB", 0, "while it is undecided, it holds BBB", ["buy AAA", "buy BBB"]],
  ])("is planned and traded as %s says", async (whenUndecided, code, policy, legs) => {
    const home = await homeOf(whenUndecided);
    home.write("config.yaml", `${home.read("config.yaml").toString()}\n  maxWeight: { default: 100% }`);

    expect((await at(home, "plan")).stdout).toContain(policy);
    const run = await at(home, "run", "--json");

    expect(run.code).toBe(code);
    const report: { legs?: readonly { side: string; ticker: string }[] } = JSON.parse(run.stdout) as object;
    expect((report.legs ?? []).map(({ side, ticker }) => `${side} ${ticker}`)).toEqual(legs);
  });
});
