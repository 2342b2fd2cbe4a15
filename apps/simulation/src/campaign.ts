import { randomOf } from "@alchemiser/alpaca-simulator";
import type { Family } from "./family.ts";
import { minimised } from "./minimise.ts";
import type { Plan } from "./plan.ts";
import type { End, Simulation, Verdict } from "./simulate.ts";

/** A run that did not go as its family must. */
export interface Failure {
  readonly family: string;
  readonly seed: number;
  readonly plan: Plan;
  readonly verdict: Verdict;
}

/** What came of many runs of one family. */
export interface Tally {
  readonly family: string;
  readonly runs: number;
  readonly effects: number;
  readonly ends: Readonly<Record<End, number>>;
  readonly failures: readonly Failure[];
}

export const planOf = (family: Family, seed: number): Plan => family.plan(randomOf(`${seed} ${family.name}`));

/** Who is killed must be started once more. */
const isAsItMust = ({ ends, mostLives = Infinity }: Family, plan: Plan, verdict: Verdict): boolean =>
  verdict.violations.length === 0 &&
  ends.includes(verdict.end) &&
  verdict.effects.length <= mostLives + plan.deaths.length;

/** Runs every one of `seeds` once. */
export async function tally(simulation: Simulation, family: Family, seeds: Iterable<number>): Promise<Tally> {
  const count = new Count(family);
  for (const seed of seeds) await count.run(simulation, seed, planOf(family, seed));
  return count.tally;
}

/** Whose deaths are tried, and after how many of those in the first life each one in the second is tried as well. */
export interface Deaths {
  readonly seeds: Iterable<number>;
  readonly recoveries: number;
}

/** Lets each run die at every effect of its first life, and after some of these at every effect of its recovery. */
export async function everywhere(
  simulation: Simulation,
  family: Family,
  { seeds, recoveries }: Deaths,
): Promise<Tally> {
  const count = new Count(family);
  for (const seed of seeds) {
    const alive = { ...planOf(family, seed), deaths: [] };
    const [effects = 0] = (await simulation.run(seed, alive)).effects;
    const stride = Math.ceil(effects / (recoveries + 1));
    for (let death = 1; death <= effects; death++) {
      const verdict = await count.run(simulation, seed, { ...alive, deaths: [death] });
      const recovery = death % stride === 0 ? (verdict.effects[1] ?? 0) : 0;
      for (let again = 1; again <= recovery; again++)
        await count.run(simulation, seed, { ...alive, deaths: [death, again] });
    }
  }
  return count.tally;
}

/** The simplest plan under which a run still fails. */
export async function simplest(simulation: Simulation, family: Family, { seed, plan }: Failure): Promise<Failure> {
  const fails = async (simpler: Plan): Promise<boolean> =>
    !isAsItMust(family, simpler, await simulation.run(seed, simpler));
  const least = await minimised(plan, fails);
  return { family: family.name, seed, plan: least, verdict: await simulation.run(seed, least) };
}

class Count {
  readonly #family: Family;
  readonly #ends: Record<End, number> = { DONE: 0, HALTED: 0, UNFINISHED: 0 };
  readonly #failures: Failure[] = [];
  #effects = 0;
  #runs = 0;

  constructor(family: Family) {
    this.#family = family;
  }

  async run(simulation: Simulation, seed: number, plan: Plan): Promise<Verdict> {
    const verdict = await simulation.run(seed, plan);
    this.#runs += 1;
    this.#ends[verdict.end] += 1;
    this.#effects += verdict.effects.reduce((sum, effects) => sum + effects, 0);
    if (!isAsItMust(this.#family, plan, verdict))
      this.#failures.push({ family: this.#family.name, seed, plan, verdict });
    return verdict;
  }

  get tally(): Tally {
    return {
      family: this.#family.name,
      runs: this.#runs,
      effects: this.#effects,
      ends: this.#ends,
      failures: this.#failures,
    };
  }
}
