import { cancelsEverything, tradesBeside } from "./actors.ts";
import { anyOf, brokerOf, whole } from "./dice.ts";
import type { Family } from "./family.ts";
import { holdsMore, owesMore, spinsOff } from "./lies.ts";

const SECOND_MS = 1000;

const SYMBOLS = ["SPY", "TLT", "GLD", "BIL"];

/** Somebody else in the same account, known or not, and the same program a second time. */
export const STRANGERS: readonly Family[] = [
  {
    name: "unexplained",
    ends: ["HALTED"],
    plan: (random) => ({
      ...brokerOf(random),
      lies: { until: Infinity, lie: random() < 0.5 ? owesMore : holdsMore(anyOf(random, SYMBOLS)) },
    }),
  },
  {
    name: "unheard-of",
    ends: ["HALTED"],
    plan: (random) => ({ ...brokerOf(random), lies: { until: Infinity, lie: spinsOff } }),
  },
  {
    name: "outsider",
    ends: ["DONE"],
    plan: (random) => ({
      ...brokerOf(random),
      partialFills: random() * 0.8,
      actors: [
        { at: whole(random, 0, 2 * SECOND_MS), acts: cancelsEverything },
        { at: whole(random, 0, 2 * SECOND_MS), acts: tradesBeside("buy", "SPY") },
      ],
    }),
  },
  {
    // Nobody knows what is left of the mandate when somebody sells what is its own.
    name: "poacher",
    ends: ["HALTED"],
    plan: (random) => ({
      ...brokerOf(random),
      meddler: { reading: whole(random, 1, 3), acts: tradesBeside("sell", "TLT") },
    }),
  },
  {
    name: "meddler",
    ends: ["DONE"],
    plan: (random) => ({
      ...brokerOf(random),
      partialFills: random() * 0.8,
      meddler: { reading: whole(random, 1, 6), acts: tradesBeside("buy", anyOf(random, SYMBOLS)) },
    }),
  },
  {
    name: "two-instances",
    ends: ["DONE"],
    plan: (random) => ({
      ...brokerOf(random),
      partialFills: random() * 0.8,
      second: {
        startsAt: whole(random, 0, 90) * SECOND_MS,
        freezesAt: whole(random, 1, 80),
        freezesOn: random() < 0.5 ? "synced intents" : "anything",
        freezesFor: whole(random, 15, 300) * SECOND_MS,
      },
    }),
  },
];
