import { instant, smaller, type Instant, type Mandate, type Money } from "@alchemiser/domain";
import type { Configuration } from "../config/schema.ts";
import type { Refusal } from "../ending.ts";
import type { Home } from "../home.ts";
import { ArmingFile, type Arming } from "./arming-file.ts";
import { configurationHash } from "./configuration-hash.ts";

export type ArmedReading =
  { readonly outcome: "armed"; readonly arming: Arming } | { readonly outcome: "refused"; readonly refusal: Refusal };

/** Whether a person has armed the world in `place` for exactly this configuration. */
export async function armingOf(configuration: Configuration, home: Home, place: Home): Promise<ArmedReading> {
  const arming = new ArmingFile(place.folder).read();
  if (arming === undefined) return refused("live trading is not armed");
  const reading = await configurationHash(configuration, home);
  if (reading.outcome === "refused") return reading;
  if (reading.hash !== arming.configuration)
    return refused("the mandate or a strategy of it has changed since live trading was armed");
  return { outcome: "armed", arming };
}

const refused = (reason: string): ArmedReading => ({
  outcome: "refused",
  refusal: {
    exit: "refused",
    reason,
    mend: "look at alchemiser plan --world paper, then say alchemiser arm --world live --account NUMBER",
  },
});

const WEEK_MS = 7 * 24 * 60 * 60 * 1000;

/** When the first week of an arming is over. */
export const rampEnd = ({ at }: Arming): Instant => instant(at + WEEK_MS);

/** The mandate as it trades real money: in the first week with small orders only. */
export function ramped(mandate: Mandate, arming: Arming, { most, now }: Ramp): Mandate {
  if (now >= rampEnd(arming)) return mandate;
  const { limits } = mandate;
  return { ...mandate, limits: { ...limits, maxOrderValue: smaller(limits.maxOrderValue, most) } };
}

export interface Ramp {
  /** The most that an order may be worth until the week is over. */
  readonly most: Money;
  readonly now: Instant;
}
