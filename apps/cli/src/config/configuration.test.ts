import { money, ticker, weight } from "@alchemiser/domain";
import { describe, expect, it } from "vitest";
import { homeAt } from "../home.ts";
import { TemporaryHome } from "../testing/temporary-home.ts";
import { readConfiguration, type ConfigurationReading } from "./configuration.ts";
import type { Environment } from "./environment.ts";
import type { Configuration } from "./schema.ts";
import { DEMO_MANDATE } from "./settings.ts";

interface Said {
  readonly file?: string;
  readonly environment?: Environment;
  readonly options?: Readonly<Record<string, unknown>>;
}

function read({ file, environment = {}, options = {} }: Said): Promise<ConfigurationReading> {
  const home = new TemporaryHome();
  if (file !== undefined) home.write("config.yaml", file);
  return readConfiguration({ home: homeAt(home.folder), environment, options });
}

async function configured(said: Said): Promise<Configuration> {
  const reading = await read(said);
  expect(reading).toMatchObject({ outcome: "read" });
  if (reading.outcome === "refused") throw new Error("unreachable");
  return reading.configuration;
}

/** The problems, with the name of the file's folder taken away. */
async function problems(said: Said): Promise<readonly string[]> {
  const reading = await read(said);
  if (reading.outcome === "read") return [];
  return reading.problems.map(({ where, sentence }) => `${where.replace(/^.*\//, "")}: ${sentence}`);
}

const SLEEVES = "sleeves: [{ strategy: holy-grail, weight: 100% }]";

describe("readConfiguration", () => {
  it("needs no file", async () => {
    const { world, mandate, simulator } = await configured({});

    expect(world).toBe("demo");
    expect(mandate.sleeves.map(({ strategy }) => strategy)).toEqual(
      DEMO_MANDATE.sleeves.map(({ strategy }) => strategy),
    );
    expect(simulator).toEqual({ seed: 42, capital: money("100000") });
  });

  it("hears the command line before the environment, that before the file, and that before the standard", async () => {
    const file = "simulator: { seed: 1 }";
    const environment = { ALCHEMISER_SIMULATOR_SEED: "2" };
    const seed = async (said: Said): Promise<number> => (await configured(said)).simulator.seed;

    expect(await seed({})).toBe(42);
    expect(await seed({ file })).toBe(1);
    expect(await seed({ file, environment })).toBe(2);
    expect(await seed({ file, environment, options: { seed: "3" } })).toBe(3);
  });

  it("reads shares as percent or as fractions, exactly", async () => {
    const file = `mandate:\n  ${SLEEVES}\n  cashReserve: 2.5%\n  driftBand: 0.005\n  maxWeight: { TQQQ: 100%, BRK.B: 33.3333333% }`;

    const { mandate } = await configured({ file });

    expect(mandate.cashReserve).toEqual(weight("0.025"));
    expect(mandate.driftBand).toEqual(weight("0.005"));
    expect(mandate.maxWeight.standard).toEqual(weight("0.1"));
    expect(mandate.maxWeight.of.get(ticker("BRK.B"))).toEqual(weight("0.333333333"));
  });

  it("does not lend the demo's raised limits to a mandate of one's own", async () => {
    const { mandate } = await configured({ file: `mandate: { ${SLEEVES} }` });

    expect(mandate.maxWeight).toEqual({ standard: weight("0.1"), of: new Map() });
  });

  it("is not read from a file that nobody wrote by hand", async () => {
    expect(await problems({ file: " ".repeat(2 ** 20 + 1) })).toEqual([
      "config.yaml: the configuration cannot be read: it is larger than 1048576 bytes",
    ]);
  });

  it("lets paper and live trade nothing that the file does not say", async () => {
    expect(await problems({ file: "world: paper" })).toEqual([
      'config.yaml: "mandate.sleeves" is missing: it must be a list of strategies with weights',
    ]);
  });

  it.each([
    ["wrold: demo", 'config.yaml:1:1: the key "wrold" is not known, perhaps "world" was meant'],
    ["world: dmeo", 'config.yaml:1:1: "world" must be one of demo, paper, live, was "dmeo"'],
    ["world:", 'config.yaml:1:1: "world" must be one of demo, paper, live, was ""'],
    ["world: [demo]", 'config.yaml:1:1: "world" must be one of demo, paper, live'],
    ["logging: loud", 'config.yaml:1:1: "logging" must be a group of keys with values'],
    ["a: 1\n\n\nworld: demo", 'config.yaml:1:1: the key "a" is not known'],
    [
      "simulator:\n  seed: 1.5",
      'config.yaml:2:3: "simulator.seed" must be a whole number from 0 to 4294967295, was "1.5"',
    ],
    [
      "simulator: { capital: -1 }",
      'config.yaml:1:14: "simulator.capital" must be an amount of dollars above 0, such as 25000, was "-1"',
    ],
    ["world: demo\nworld: paper", "config.yaml:2:1: Map keys must be unique"],
    [
      "world: &here demo\nlogging: *here",
      "config.yaml:2:10: anchors and aliases are not understood here: write the value out",
    ],
    ["- world", 'config.yaml:1:1: the file must hold keys with values, such as "world: demo"'],
    [
      `mandate:\n  ${SLEEVES}\n  maxWeight: { tqqq: 100% }`,
      'config.yaml:3:16: "mandate.maxWeight.tqqq" must be default, or a symbol in capitals such as TQQQ, was "tqqq"',
    ],
    [
      "mandate:\n  sleeves:\n    - { strategy: a, weight: 50% }\n    - { strategy: b, weight: 40% }",
      'config.yaml:2:3: "mandate.sleeves" must have weights that are together 100%, are 90%',
    ],
    [
      "mandate:\n  sleeves:\n    - { strategy: a, weight: 50% }\n    - { strategy: x/a.clj, weight: 50% }",
      'config.yaml:2:3: "mandate.sleeves" must be called differently: give each a name',
    ],
    [
      "mandate:\n  sleeves:\n    - { strategy: a, wieght: 100% }",
      'config.yaml:3:22: the key "mandate.sleeves[0].wieght" is not known, perhaps "weight" was meant',
    ],
  ])("tells what is wrong with %j, and where", async (file, problem) => {
    expect(await problems({ file })).toContain(problem);
  });

  it("tells every mistake, wherever it was made", async () => {
    const environment = { ALCHEMISER_LOG_LEVEL: "loud", ALCHEMISER_SEED: "1" };

    expect(await problems({ file: "world: moon", environment, options: { seed: "x" } })).toEqual([
      "ALCHEMISER_SEED: this variable is not known",
      'config.yaml:1:1: "world" must be one of demo, paper, live, was "moon"',
      'ALCHEMISER_LOG_LEVEL: "logging.level" must be one of debug, info, warn, error, was "loud"',
      '--seed: "simulator.seed" must be a whole number from 0 to 4294967295, was "x"',
    ]);
  });

  it.each(["__proto__: { world: live }", "constructor: 1", "toString: x"])(
    "treats %j as a key like any other",
    async (file) => {
      expect(await problems({ file })).toHaveLength(1);
      expect(Object.prototype).not.toHaveProperty("world");
    },
  );
});
