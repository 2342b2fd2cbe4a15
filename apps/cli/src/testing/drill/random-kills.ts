import fc from "fast-check";
import type { Kill } from "./drill.ts";
import type { Habits } from "./exchange-beside.ts";

/** Orders that are filled bit by bit are at work for a while. */
export const BIT_BY_BIT: Habits = { partialFills: { seed: 1, chance: 1 } };

/** Exchanges that runs are killed on. */
const EXCHANGES: readonly { readonly called: string; readonly habits: Habits }[] = [
  { called: "orders are filled at once", habits: {} },
  { called: "orders are filled bit by bit", habits: BIT_BY_BIT },
  { called: "orders are found half a minute late", habits: { lookupLagMs: 30_000, latencyMs: 10 } },
  { called: "ids are unique while active", habits: { idUniqueness: "while-active", lookupLagMs: 5000, latencyMs: 10 } },
];

export interface RandomKill {
  readonly name: string;
  readonly habits: Habits;
  readonly kills: readonly Kill[];
}

const SHARE = fc.noBias(fc.integer({ min: 0, max: 999 }));
const TIMES = fc.tuple(SHARE, SHARE);

/** A run that nobody disturbs takes about so long. */
export interface Pace {
  readonly wholeMs: number;
  readonly fromFirstOrderMs: number;
}

/**
 * Kills at times that follow from the seed, by turns over the whole of a run and over what comes after its first order;
 * every fifth time the run that recovers is killed, too.
 */
export function randomKills(count: number, seed: number, { wholeMs, fromFirstOrderMs }: Pace): readonly RandomKill[] {
  return fc.sample(TIMES, { seed, numRuns: count }).map(([one, other], index) => {
    const { called, habits } = EXCHANGES[index % EXCHANGES.length] ?? { called: "", habits: {} };
    const anywhere: Kill = { by: "time", ms: Math.round((one * wholeMs) / 1000), after: "the start" };
    const trading: Kill = { by: "time", ms: Math.round((one * fromFirstOrderMs) / 1000), after: "the first order" };
    const again: Kill = { by: "time", ms: Math.round((other * wholeMs) / 1000), after: "the start" };
    // Four exchanges, each with both kinds of times.
    const first = index % 8 < 4 ? anywhere : trading;
    const kills = index % 5 === 4 ? [first, again] : [first];
    return {
      name: `${String(index + 1)}, ${String(first.ms)} ms after ${first.after}, where ${called}`,
      habits,
      kills,
    };
  });
}
