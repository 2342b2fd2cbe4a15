import type { Errand } from "@alchemiser/application";
import type { Mandate, Sleeve } from "@alchemiser/domain";
import { mandateOf, type MandateSettings } from "@alchemiser/settings";
import type { Home } from "../home.ts";
import type { StrategyRefusal } from "./find-program.ts";
import { readProgram } from "./read-program.ts";

export interface OpenedMandate {
  readonly outcome: "read";
  readonly mandate: Mandate;
  /** What its strategies were read from, sleeve by sleeve; nothing where none was asked for. */
  readonly programs: readonly string[] | undefined;
}

export type MandateReading = OpenedMandate | StrategyRefusal;

/** The mandate that the settings describe, with its strategies read. Their files are seen from the home folder. */
export async function openMandate(settings: MandateSettings<string>, home: Home): Promise<MandateReading> {
  const sleeves: Sleeve[] = [];
  const programs: string[] = [];
  for (const { strategy: reference, ...sleeve } of settings.sleeves) {
    const reading = await readProgram(reference, home.folder);
    if (reading.outcome === "refused") return reading;
    sleeves.push({ ...sleeve, strategy: reading.strategy });
    programs.push(reading.text);
  }
  return { outcome: "read", mandate: mandateOf(settings, sleeves), programs };
}

/** The mandate as an errand needs it: only who rebalances asks strategies, and no broken one is in another's way. */
export const openMandateFor = async (
  { aim = "rebalance" }: Errand,
  settings: MandateSettings<string>,
  home: Home,
): Promise<MandateReading> =>
  aim === "rebalance"
    ? openMandate(settings, home)
    : { outcome: "read", mandate: mandateOf(settings, []), programs: undefined };
