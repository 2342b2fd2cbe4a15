import { transfers } from "./actors.ts";
import { SPOILINGS } from "./bad-bars.ts";
import { anyOf, brokerOf, someDeaths, whole } from "./dice.ts";
import type { Family } from "./family.ts";

const MINUTE_MS = 60_000;

/** Trouble that comes neither from the broker nor from the line to it: from the night, the clock, or the past. */
export const OUTSIDE_THE_DAY: readonly Family[] = [
  {
    name: "overnight",
    ends: ["DONE"],
    plan: (random) => ({
      ...brokerOf(random),
      night: random() < 0.7 ? "dividend" : "quiet",
      partialFills: random() * 0.5,
      actors: [
        { at: -whole(random, 1, 12 * 60) * MINUTE_MS, acts: transfers(String(whole(random, 1, 900_000) / 100)) },
        { at: -whole(random, 1, 12 * 60) * MINUTE_MS, acts: transfers(`-${whole(random, 1, 900_000) / 100}`) },
      ],
    }),
  },
  {
    // Splits of the day are in no bar yet, and a price that one moves looks wrong: it is the morning after that trades.
    name: "splits",
    ends: ["UNFINISHED"],
    plan: (random) => ({ ...brokerOf(random), night: random() < 0.5 ? "split" : "reverse-split" }),
  },
  {
    name: "clocks",
    ends: ["DONE"],
    plan: (random) => ({
      ...brokerOf(random),
      skewMs: whole(random, -5 * MINUTE_MS, 5 * MINUTE_MS),
      partialFills: random() * 0.8,
      deaths: random() < 0.5 ? [] : someDeaths(random, 2),
    }),
  },
  {
    name: "bad-bars",
    ends: ["DONE"],
    plan: (random) => ({
      ...brokerOf(random),
      bars: { until: whole(random, 0, 10) * MINUTE_MS, spoiled: anyOf(random, SPOILINGS) },
    }),
  },
];
