import { MINUTE_MS } from "@alchemiser/domain";
import { amends, renames, transfers } from "./actors.ts";
import { SPOILINGS } from "./bad-bars.ts";
import type { Random } from "@alchemiser/alpaca-simulator";
import { anyOf, badLine, brokerOf, someDeaths, span, whole } from "./dice.ts";
import type { Family } from "./family.ts";
import { spendsTheMinute } from "./lies.ts";
import type { Plan } from "./plan.ts";

const SECOND_MS = 1000;
const TROUBLES: readonly ((random: Random) => Partial<Plan>)[] = [
  () => ({}),
  (random) => ({
    storm: { ...span(random, { latest: 2 * SECOND_MS, longest: 5 * MINUTE_MS }), saysWhen: random() < 0.5 },
  }),
  (random) => ({ outages: [span(random, { latest: 2 * SECOND_MS, longest: 10 * MINUTE_MS })] }),
  (random) => ({ line: badLine(random), lineMendsAt: 5 * MINUTE_MS }),
  () => ({ lies: { until: 5 * MINUTE_MS, lie: spendsTheMinute } }),
];

/** When somebody throws the switch: while orders leave, while they work, or while everybody waits for the broker. */
const throwing = (random: Random): number =>
  whole(random, 0, anyOf(random, [SECOND_MS, 60 * SECOND_MS, 5 * MINUTE_MS]));

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
    name: "amended",
    ends: ["DONE"],
    plan: (random) => ({
      ...brokerOf(random),
      partialFills: random() * 0.5,
      actors: [
        {
          at: -whole(random, 1, 12 * 60) * MINUTE_MS,
          acts: amends(random(), random() < 0.5 ? undefined : 0.9 + random() / 5),
        },
      ],
    }),
  },
  {
    name: "renamed",
    ends: ["DONE"],
    plan: (random) => ({
      ...brokerOf(random),
      partialFills: random() * 0.5,
      actors: [{ at: -whole(random, 1, 12 * 60) * MINUTE_MS, acts: renames("SPY", "SPYX") }],
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
    // Done are those days whose orders were at their end before the switch was thrown.
    name: "halted",
    ends: ["HALTED", "DONE"],
    plan: (random) => ({
      ...brokerOf(random),
      ...anyOf(random, TROUBLES)(random),
      partialFills: random() * 0.8,
      thinUntil: random() < 0.5 ? 0 : whole(random, 20, 50) * SECOND_MS,
      deaths: random() < 0.5 ? [] : someDeaths(random, 3),
      halts: Array.from({ length: whole(random, 1, 2) }, () => throwing(random)),
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
