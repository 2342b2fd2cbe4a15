import type { Mandate, Sleeve } from "@alchemiser/domain";
import { mandateOf, type MandateSettings } from "@alchemiser/settings";
import type { Home } from "../home.ts";
import type { StrategyRefusal } from "./find-program.ts";
import { readProgram } from "./read-program.ts";

export type MandateReading = { readonly outcome: "read"; readonly mandate: Mandate } | StrategyRefusal;

/** The mandate that the settings describe, with its strategies read. Their files are seen from the home folder. */
export async function openMandate(settings: MandateSettings<string>, home: Home): Promise<MandateReading> {
  const sleeves: Sleeve[] = [];
  for (const { strategy: reference, ...sleeve } of settings.sleeves) {
    const reading = await readProgram(reference, home.folder);
    if (reading.outcome === "refused") return reading;
    sleeves.push({ ...sleeve, strategy: reading.strategy });
  }
  return { outcome: "read", mandate: mandateOf(settings, sleeves) };
}
