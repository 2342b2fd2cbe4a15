import { MINUTE_MS } from "@alchemiser/domain";
import { tradesBeside } from "./actors.ts";
import { anyOf, badLine, brokerOf, slicing, someDeaths, span, whole } from "./dice.ts";
import { hushes, locksOut, misquotes, MISQUOTES, mistakes, refuses, REFUSALS } from "./lies.ts";
import { CALM, GOOD_LINE } from "./plan.ts";
import type { Family } from "./family.ts";
import { OUTSIDE_THE_DAY } from "./outside-the-day.ts";
import { STRANGERS } from "./strangers.ts";

const SECOND_MS = 1000;

const SYMBOLS = ["SPY", "TLT", "GLD", "BIL"];

/** Everything but quotes, which are too old when they arrive so late. */
const SLOW = [
  "account",
  "positions",
  "executions",
  "account-changes",
  "open-orders",
  "asset",
  "submit-order",
  "cancel-order",
] as const;

/** From the start of a run on a usual day to the end of its window, ten minutes before the close. */
const CLOSE_MS = (6 * 60 + 14) * MINUTE_MS;

/** Every kind of trouble that the simulation knows. */
export const FAMILIES: readonly Family[] = [
  { name: "calm", ends: ["DONE"], mostLives: 1, plan: brokerOf },
  {
    name: "line",
    ends: ["DONE"],
    plan: (random) => ({ ...brokerOf(random), line: badLine(random), lineMendsAt: 5 * MINUTE_MS }),
  },
  {
    // Whatever takes long, no order leaves with a price from before it.
    name: "slow-endpoint",
    ends: ["DONE"],
    mostLives: 1,
    plan: (random) => ({
      ...brokerOf(random),
      slow: { name: anyOf(random, SLOW), ms: whole(random, 6, 9) * SECOND_MS, until: 20 * MINUTE_MS },
    }),
  },
  {
    name: "lost-answers",
    ends: ["DONE"],
    plan: (random) => ({
      ...brokerOf(random),
      line: { ...GOOD_LINE, unheard: 0.5 },
      lineMendsAt: whole(random, 1, 90) * SECOND_MS,
    }),
  },
  {
    name: "partial-fills",
    ends: ["DONE"],
    mostLives: 1,
    plan: (random) => ({ ...brokerOf(random), partialFills: random() }),
  },
  {
    name: "thin-market",
    ends: ["DONE"],
    mostLives: 1,
    plan: (random) => ({ ...brokerOf(random), thinUntil: whole(random, 20, 50) * SECOND_MS }),
  },
  {
    name: "slices",
    ends: ["DONE"],
    plan: (random) => ({
      ...brokerOf(random),
      execution: slicing(random),
      partialFills: random() * 0.5,
      deaths: someDeaths(random, 3),
      absenceMs: 40 * MINUTE_MS,
    }),
  },
  {
    name: "late-look-ups",
    ends: ["DONE"],
    mostLives: 1,
    plan: (random) => ({
      ...CALM,
      lookupLagMs: whole(random, 60, 110) * SECOND_MS,
      lies: { until: 5 * SECOND_MS, lie: hushes },
      cuts: [{ from: 0, until: 10 * MINUTE_MS }],
    }),
  },
  {
    // The stream tells first what is in the history later, and of somebody else's trades nothing at all.
    name: "late-history",
    ends: ["DONE"],
    plan: (random) => ({
      ...brokerOf(random),
      historyLagMs: whole(random, 0, 4 * SECOND_MS),
      partialFills: random() * 0.5,
      meddler: { reading: whole(random, 1, 6), acts: tradesBeside("buy", anyOf(random, SYMBOLS)) },
    }),
  },
  {
    name: "yesterday",
    ends: ["DONE"],
    plan: (random) => ({ ...brokerOf(random), firstDeath: whole(random, 1, 100) }),
  },
  {
    name: "stream",
    ends: ["DONE"],
    plan: (random) => ({
      ...brokerOf(random),
      partialFills: random() * 0.8,
      cuts: Array.from({ length: whole(random, 1, 3) }, () =>
        span(random, { latest: MINUTE_MS, longest: 5 * MINUTE_MS }),
      ),
      updates: { latestMs: whole(random, 0, 10 * SECOND_MS), twice: random() * 0.5 },
    }),
  },
  {
    name: "storm",
    ends: ["DONE"],
    plan: (random) => ({
      ...brokerOf(random),
      storm: { ...span(random, { latest: 2 * SECOND_MS, longest: 5 * MINUTE_MS }), saysWhen: random() < 0.5 },
    }),
  },
  {
    name: "outage",
    ends: ["DONE"],
    plan: (random) => ({
      ...brokerOf(random),
      partialFills: random() * 0.8,
      outages: [span(random, { latest: 2 * SECOND_MS, longest: 10 * MINUTE_MS })],
    }),
  },
  {
    name: "deaths",
    ends: ["DONE"],
    plan: (random) => ({ ...brokerOf(random), deaths: someDeaths(random, 4) }),
  },
  {
    name: "deaths-in-trouble",
    ends: ["DONE"],
    plan: (random) => ({
      ...brokerOf(random),
      partialFills: random() * 0.8,
      line: badLine(random),
      lineMendsAt: 5 * MINUTE_MS,
      deaths: someDeaths(random, 4),
      updates: { latestMs: whole(random, 0, 5 * SECOND_MS), twice: random() * 0.3 },
    }),
  },
  {
    name: "disk",
    ends: ["DONE"],
    plan: (random) => {
      const from = whole(random, 0, 2 * SECOND_MS);
      const state = random() < 0.5 ? "full" : "failing";
      return {
        ...brokerOf(random),
        disk: [
          { at: from, state },
          { at: from + whole(random, SECOND_MS, 5 * MINUTE_MS), state: "sound" },
        ],
      };
    },
  },
  {
    name: "rot",
    ends: ["HALTED"],
    plan: (random) => ({ ...brokerOf(random), deaths: [whole(random, 20, 80)], rotsAfter: 1 }),
  },
  {
    name: "misquotes",
    ends: ["DONE"],
    plan: (random) => ({
      ...brokerOf(random),
      lies: {
        until: whole(random, 1, 5) * MINUTE_MS,
        lie: misquotes(anyOf(random, SYMBOLS), anyOf(random, MISQUOTES)),
      },
    }),
  },
  {
    name: "refusals",
    ends: ["UNFINISHED"],
    plan: (random) => ({
      ...brokerOf(random),
      lies: { until: Infinity, lie: refuses(anyOf(random, SYMBOLS), anyOf(random, REFUSALS)) },
    }),
  },
  {
    name: "mistaken-identity",
    ends: ["HALTED"],
    plan: (random) => ({
      ...brokerOf(random),
      cuts: [{ from: 0, until: 10 * MINUTE_MS }],
      lies: { until: Infinity, lie: mistakes },
    }),
  },
  {
    name: "locked-out",
    ends: ["DONE"],
    plan: (random) => ({ ...brokerOf(random), lies: { until: whole(random, 1, 300) * SECOND_MS, lie: locksOut } }),
  },
  {
    name: "closing",
    ends: ["DONE", "UNFINISHED"],
    plan: (random) => ({
      ...brokerOf(random),
      line: badLine(random),
      lineMendsAt: Infinity,
      partialFills: random() * 0.8,
      startsAt: CLOSE_MS - whole(random, 0, 120) * SECOND_MS,
    }),
  },
  ...OUTSIDE_THE_DAY,
  ...STRANGERS,
];
