import {
  alpacaCosts,
  DEFAULT_LIMITS,
  isTicker,
  money,
  REFUSE,
  sum,
  ticker,
  weight,
  WHOLE,
  type Limits,
  type Mandate,
  type Sleeve,
} from "@alchemiser/domain";
import * as z from "zod";
import { capital, dollars, label, share } from "./amounts.ts";
import { strategy } from "./strategy.ts";
import { BadVariable, MANDATE, type Environment } from "./variables.ts";

const Sleeves = z
  .array(z.strictObject({ strategy, weight: share, name: label.optional() }))
  .refine((sleeves) => sum(sleeves.map((sleeve) => sleeve.weight)).equals(WHOLE), {
    error: "must have weights that are together 100%",
  })
  .transform((sleeves): readonly Sleeve[] =>
    sleeves.map((sleeve) => ({ ...sleeve, name: sleeve.name ?? sleeve.strategy.name, whenUndecided: REFUSE })),
  )
  .refine((sleeves) => new Set(sleeves.map(({ name }) => name)).size === sleeves.length, {
    error: "must be called differently: give each a name",
  });

const MaxWeight = z
  .record(
    z.string().refine((name) => name === "default" || isTicker(name), { error: "is no symbol" }),
    share,
  )
  .transform((shares) => {
    const all = new Map(Object.entries(shares));
    const maxWeight = all.get("default") ?? DEFAULT_LIMITS.maxWeight;
    all.delete("default");
    return { maxWeight, maxWeightOf: new Map([...all].map(([name, most]) => [ticker(name), most])) };
  });

/** The mandate has the keys and the standards that it has in the command's config.yaml. */
const Settings = z.strictObject({
  name: label.default("main"),
  capital: capital.default({ of: "account" }),
  sleeves: Sleeves,
  cashReserve: share.default(weight("0.01")),
  driftBand: share.default(weight("0")),
  smallestTrade: dollars.default(money("1")),
  reach: share.default(weight("0.001")),
  maxWeight: MaxWeight.prefault({}),
  maxOrderValue: dollars.default(DEFAULT_LIMITS.maxOrderValue),
  maxTurnover: share.default(DEFAULT_LIMITS.maxTurnover),
});

/** @throws BadVariable that says everything that is wrong with the mandate */
export function readMandate({ [MANDATE]: text }: Environment): Mandate {
  if (text === undefined) throw new BadVariable(`${MANDATE} must hold the mandate as JSON`);
  const { data, error } = Settings.safeParse(jsonIn(text));
  if (data !== undefined) return mandateOf(data);
  const faults = error.issues.map(({ path, message }) => `${[MANDATE, ...path].join(".")}: ${message}`);
  throw new BadVariable(faults.join("; "));
}

function mandateOf(settings: z.infer<typeof Settings>): Mandate {
  const { name, capital: owned, sleeves, cashReserve, driftBand, smallestTrade, reach } = settings;
  const { maxWeight, maxOrderValue, maxTurnover } = settings;
  const limits: Limits = { ...DEFAULT_LIMITS, ...maxWeight, maxOrderValue, maxTurnover };
  const rebalance = { cashReserve, driftBand, smallestTrade };
  return { name, capital: owned, sleeves, rebalance, limits, costs: alpacaCosts, reach };
}

/** @throws BadVariable for a text that is no JSON */
function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new BadVariable(`${MANDATE} must hold JSON`, { cause });
  }
}
