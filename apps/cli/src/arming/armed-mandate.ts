import { instant, type Instant, type Mandate, type Money } from "@alchemiser/domain";
import type { Configuration } from "../config/schema.ts";
import type { Refusal } from "../ending.ts";
import type { Home } from "../home.ts";
import { ArmingFile, type Arming } from "./arming-file.ts";
import { configurationHash } from "./configuration-hash.ts";

export type ArmedReading =
  | {
      readonly outcome: "armed";
      /** Nothing where none is needed, and none is there. */
      readonly arming: Arming | undefined;
    }
  | { readonly outcome: "refused"; readonly refusal: Refusal };

/**
 * Whether a person has armed the world in `place` for exactly this configuration and these programs. Who asks no strategy
 * buys nothing: the way out stands open to the armed account after every change, and to the ledger's own when none is.
 */
export function armingOf(
  configuration: Configuration,
  programs: readonly string[] | undefined,
  place: Home,
): ArmedReading {
  const arming = new ArmingFile(place.folder).read();
  if (programs === undefined) return { outcome: "armed", arming };
  if (arming === undefined) return refused("live trading is not armed");
  if (configurationHash(configuration, programs) !== arming.configuration)
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

/** The mandate as it trades real money: in the first week with small buys only. What is held may be sold at any time. */
export function ramped(mandate: Mandate, arming: Arming, { most, now }: Ramp): Mandate {
  return now >= rampEnd(arming) ? mandate : { ...mandate, limits: { ...mandate.limits, maxBuyValue: most } };
}

export interface Ramp {
  /** The most that a buy may be worth until the week is over. */
  readonly most: Money;
  readonly now: Instant;
}
