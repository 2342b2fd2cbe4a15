import { basename, extname } from "node:path";
import { DOLLARS, field, mandateSchema, oneOf, SEED, TEXT, WEBHOOK } from "@alchemiser/settings";
import * as z from "zod";

/** A strategy is a reference here, whose file is read later. Its sleeve is called `holy-grail` after `my/holy-grail.clj`. */
const Mandate = mandateSchema({
  strategy: field(TEXT),
  nameOf: (reference) => basename(reference, extname(reference)),
});

/** The whole of config.yaml, once every standard is filled in. Its keys are those of `SETTINGS`. */
export const Settings = z.strictObject({
  world: field(oneOf("demo", "paper", "live")),
  mandate: Mandate,
  secrets: z.strictObject({ source: field(oneOf("file", "environment")), file: field(TEXT) }),
  alerts: z.strictObject({ webhook: WEBHOOK.optional() }).prefault({}),
  logging: z.strictObject({ level: field(oneOf("debug", "info", "warn", "error")) }),
  simulator: z.strictObject({ seed: field(SEED), capital: field(DOLLARS) }),
});

export type Configuration = z.infer<typeof Settings>;
