import { basename, extname } from "node:path";
import { DEFAULT_LIMITS, sum, ticker, WHOLE, type Capital, type Ticker, type Weight } from "@alchemiser/domain";
import * as z from "zod";
import { DOLLARS, field, NAME, oneOf, SEED, SHARE, SYMBOL, TEXT, type Reader } from "./readers.ts";

const CAPITAL: Reader<Capital> = {
  expects: "account, or an amount of dollars such as 25000",
  read: (text) => {
    if (text === "account") return { of: "account" };
    const amount = DOLLARS.read(text);
    return amount && { of: "amount", amount };
  },
};

const Sleeve = z.strictObject({
  strategy: field(TEXT),
  weight: field(SHARE),
  name: field(NAME).optional(),
});

type Sleeve = z.infer<typeof Sleeve>;

/** What a sleeve without a name is called: `holy-grail` after `my/holy-grail.clj`. */
const named = ({ name, ...sleeve }: Sleeve): Sleeve & { readonly name: string } => ({
  ...sleeve,
  name: name ?? basename(sleeve.strategy, extname(sleeve.strategy)),
});

const haveOwnNames = (sleeves: readonly Sleeve[]): boolean =>
  new Set(sleeves.map((sleeve) => named(sleeve).name)).size === sleeves.length;

const Sleeves = z
  .array(Sleeve, { error: "must be a list of strategies with weights" })
  .min(1, { error: "must name at least one strategy" })
  .refine((sleeves) => sum(sleeves.map(({ weight }) => weight)).equals(WHOLE), {
    error: "must have weights that are together 100%",
  })
  .refine(haveOwnNames, { error: "must be called differently: give each a name" })
  .transform((sleeves) => sleeves.map(named));

const MaxWeight = z.record(field(SYMBOL), field(SHARE)).transform((shares) => {
  const { default: standard = DEFAULT_LIMITS.maxWeight, ...others } = shares;
  const of = Object.entries(others).map(([name, share]): [Ticker, Weight] => [ticker(name), share]);
  return { standard, of: new Map(of) };
});

const Mandate = z.strictObject({
  name: field(NAME),
  capital: field(CAPITAL),
  sleeves: Sleeves,
  cashReserve: field(SHARE),
  driftBand: field(SHARE),
  smallestTrade: field(DOLLARS),
  reach: field(SHARE),
  maxWeight: MaxWeight,
  maxOrderValue: field(DOLLARS),
  maxTurnover: field(SHARE),
});

/** The whole of config.yaml, once every standard is filled in. Its keys are those of `SETTINGS`. */
export const Settings = z.strictObject({
  world: field(oneOf("demo", "paper", "live")),
  mandate: Mandate,
  secrets: z.strictObject({ source: field(oneOf("file", "environment")), file: field(TEXT) }),
  logging: z.strictObject({ level: field(oneOf("debug", "info", "warn", "error")) }),
  simulator: z.strictObject({ seed: field(SEED), capital: field(DOLLARS) }),
});

export type Configuration = z.infer<typeof Settings>;
export type MandateSettings = Configuration["mandate"];
