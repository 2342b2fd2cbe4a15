import type { Random } from "@alchemiser/alpaca-simulator";
import { DEFAULT_LADDER, DEFAULT_SLICING, invariant, weight, type ExecutionRules } from "@alchemiser/domain";
import { CALM, type Line, type Plan, type Span } from "./plan.ts";
import { PATIENT } from "./story.ts";

// What plans are rolled from.

const SECOND_MS = 1000;

export const whole = (random: Random, least: number, most: number): number =>
  least + Math.floor(random() * (most - least + 1));

export const span = (
  random: Random,
  { latest, longest }: { readonly latest: number; readonly longest: number },
): Span => {
  const from = whole(random, 0, latest);
  return { from, until: from + whole(random, SECOND_MS, longest) };
};

/** A broker with its habits, and a mandate that works its legs one way or another. */
export const brokerOf = (random: Random): Plan => ({
  ...CALM,
  idUniqueness: random() < 0.5 ? "for-ever" : "while-active",
  lookupLagMs: random() < 0.5 ? 0 : whole(random, 0, 30 * SECOND_MS),
  execution: random() < 0.2 ? DEFAULT_LADDER : PATIENT,
});

export const badLine = (random: Random): Line => ({
  lost: random() * 0.15,
  unheard: random() * 0.15,
  failed: random() * 0.1,
  failedAfter: random() * 0.1,
  slowestMs: whole(random, 50, 3 * SECOND_MS),
});

export const someDeaths = (random: Random, most: number): readonly number[] =>
  Array.from({ length: whole(random, 1, most) }, () => whole(random, 1, 140));

/** Every leg is too large for one ladder: a thousand shares are shown, and ten of them are a slice. */
export const slicing = (random: Random): ExecutionRules => ({
  ...(random() < 0.2 ? DEFAULT_LADDER : PATIENT),
  slicing: {
    ...DEFAULT_SLICING,
    by: random() < 0.5 ? "time" : "volume",
    mostOfShown: weight("0.01"),
    mostSlices: whole(random, 2, 3),
  },
});

export function anyOf<Item>(random: Random, items: readonly Item[]): Item {
  const item = items[whole(random, 0, items.length - 1)];
  invariant(item !== undefined, "there is something to choose from");
  return item;
}
