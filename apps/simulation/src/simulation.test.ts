import { describe, expect, it } from "vitest";
import { everywhere, planOf, tally, type Tally } from "./campaign.ts";
import { FAMILIES } from "./families.ts";
import { minimised } from "./minimise.ts";
import { CALM } from "./plan.ts";
import { Simulation } from "./simulate.ts";
import { barShelves } from "./story.ts";

const simulation = new Simulation(await barShelves());
const SEEDS = Array.from({ length: 3 }, (_, seed) => seed);

const told = ({ failures }: Tally): readonly string[] =>
  failures.map(
    ({ family, seed, verdict }) => `${family} ${String(seed)}: ${verdict.end}, ${verdict.violations.join("; ")}`,
  );

const families = FAMILIES.map((family) => [family.name, family] as const);

describe("a trading day in trouble", () => {
  it.each(families)("ends as it must, and breaks no law: %s", async (_, family) => {
    expect(told(await tally(simulation, family, SEEDS))).toEqual([]);
  });

  // Seeds that were found among many, and what went wrong in them.
  it.each([
    ["stream", 4221, "the last order of a buy went for what little cash another one had left it"],
    ["deaths-in-trouble", 3246, "the same, after a death"],
  ])("ends as it must where it once did not: %s %i, %s", async (name, seed) => {
    const family = FAMILIES.find((one) => one.name === name) ?? expect.fail("there is such a family");

    expect(told(await tally(simulation, family, [seed]))).toEqual([]);
  });

  it("ends as if it had lived, wherever it dies and wherever its recovery dies", async () => {
    const [, deaths] = families.find(([name]) => name === "deaths") ?? expect.fail("there is a family of deaths");
    const found = await everywhere(simulation, deaths, { seeds: [1], recoveries: 1 });

    expect(told(found)).toEqual([]);
    expect(found.runs).toBeGreaterThan(100);
    expect(found.effects / found.runs).toBeGreaterThan(57);
  });

  it.each(families)("goes the same way every time: %s", async (_, family) => {
    for (const seed of [1]) {
      const [one, other] = [
        await simulation.run(seed, planOf(family, seed)),
        await simulation.run(seed, planOf(family, seed)),
      ];
      expect(other).toEqual(one);
      expect(one.trace.length).toBeGreaterThan(20);
    }
  });
});

describe("a failing plan", () => {
  it("is told with the troubles alone that it needs", async () => {
    const plan = { ...CALM, partialFills: 0.5, deaths: [3, 4], cuts: [{ from: 0, until: 1 }], lookupLagMs: 7 };
    const least = await minimised(plan, ({ deaths, lookupLagMs }) =>
      Promise.resolve(deaths.length > 0 && lookupLagMs > 0),
    );

    expect(least).toEqual({ ...CALM, deaths: [3], lookupLagMs: 7 });
  });
});
