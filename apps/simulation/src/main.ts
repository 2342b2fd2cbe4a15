import { parseArgs } from "node:util";
import { everywhere, simplest, tally, type Failure, type Tally } from "./campaign.ts";
import { FAMILIES } from "./families.ts";
import type { Family } from "./family.ts";
import { Simulation } from "./simulate.ts";
import { barShelves } from "./story.ts";
import { print } from "./terminal.ts";

const USAGE = `usage: pnpm simulate [--seeds N] [--first N] [--family F] [--everywhere] [--stop]

  --seeds N      how many days, the families in rotation (2000)
  --first N      the first seed (0)
  --family F     one family alone: ${FAMILIES.map(({ name }) => name).join(", ")}
  --stop         ends after the first family in which a run fails
  --everywhere   lets each of these days die at every effect, and its recovery too`;

/** After so many deaths of a first life, evenly spread, all deaths of the second are tried. */
const RECOVERIES = 1;

interface Wish {
  readonly seeds: number;
  readonly first: number;
  readonly families: readonly Family[];
  readonly everywhere: boolean;
  readonly stop: boolean;
}

/** What was asked for; what is wrong with it otherwise. */
function wished(args: readonly string[]): Wish | string {
  const options = {
    seeds: { type: "string", default: "2000" },
    first: { type: "string", default: "0" },
    family: { type: "string" },
    everywhere: { type: "boolean", default: false },
    stop: { type: "boolean", default: false },
  } as const;
  const { values } = parseArgs({ args: [...args], options, strict: true });
  const [seeds, first] = [Number(values.seeds), Number(values.first)];
  if (!Number.isSafeInteger(seeds) || seeds < 1) return `--seeds is a whole number from 1, was "${values.seeds}"`;
  if (!Number.isSafeInteger(first) || first < 0) return `--first is a whole number from 0, was "${values.first}"`;
  const families = FAMILIES.filter(({ name }) => values.family === undefined || name === values.family);
  if (families.length === 0) return `there is no family "${values.family ?? ""}"`;
  return { seeds, first, families, everywhere: values.everywhere, stop: values.stop };
}

/** Whether every run went as it must. */
async function simulated(wish: Wish): Promise<boolean> {
  const simulation = new Simulation(await barShelves());
  const failures: Failure[] = [];
  const tallies: Tally[] = [];
  const [begin, before] = [performance.now(), process.cpuUsage()];
  for (const [place, family] of wish.families.entries()) {
    const share = Math.ceil((wish.seeds - place) / wish.families.length);
    if (share <= 0) break;
    const seeds = Array.from({ length: share }, (_, index) => wish.first + index);
    const found = wish.everywhere
      ? await everywhere(simulation, family, { seeds, recoveries: RECOVERIES })
      : await tally(simulation, family, seeds);
    tallies.push(found);
    print(line(found));
    const [first] = found.failures;
    if (first !== undefined) failures.push(await simplest(simulation, family, first));
    if (wish.stop && failures.length > 0) break;
  }
  const seconds = (performance.now() - begin) / 1000;
  const { user, system } = process.cpuUsage(before);
  const coreSeconds = (user + system) / 1e6;
  const runs = tallies.reduce((sum, one) => sum + one.runs, 0);
  const effects = tallies.reduce((sum, one) => sum + one.effects, 0);
  const failed = tallies.reduce((sum, one) => sum + one.failures.length, 0);
  const speed = `${(runs / seconds).toFixed(0)} a second, ${(runs / coreSeconds).toFixed(0)} a second of one core`;
  print(`${runs} runs with ${effects} effects in ${seconds.toFixed(1)} s: ${speed}`);
  for (const failure of failures) print(told(failure));
  print(`${runs - failed} passed, ${failed} failed`);
  return failed === 0;
}

const line = ({ family, runs, effects, ends, failures }: Tally): string =>
  `${family.padEnd(18)} ${String(runs).padStart(6)} runs  ${(effects / runs).toFixed(0).padStart(4)} effects a run  ` +
  `DONE ${share(ends.DONE, runs)}  HALTED ${share(ends.HALTED, runs)}  UNFINISHED ${share(ends.UNFINISHED, runs)}` +
  (failures.length === 0 ? "" : `  ${failures.length} FAILED`);

const share = (part: number, whole: number): string => `${((100 * part) / whole).toFixed(1)} %`.padStart(7);

const told = ({ family, seed, plan, verdict }: Failure): string =>
  [
    `family ${family}, seed ${seed}, ended ${verdict.end}: ${verdict.reason}`,
    ...verdict.violations.map((violation) => `  ${violation}`),
    `  plan: ${JSON.stringify(plan)}`,
  ].join("\n");

function asked(): Wish | string {
  try {
    return wished(process.argv.slice(2));
  } catch (cause) {
    return cause instanceof Error ? cause.message : String(cause);
  }
}

const wish = asked();
if (typeof wish === "string") {
  print(wish, USAGE);
  process.exitCode = 2;
} else {
  process.exitCode = (await simulated(wish)) ? 0 : 1;
}
