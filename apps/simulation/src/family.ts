import type { Random } from "@alchemiser/alpaca-simulator";
import type { Plan } from "./plan.ts";
import type { End } from "./simulate.ts";

/** A kind of trouble, and how a run may end that meets it. */
export interface Family {
  readonly name: string;
  readonly ends: readonly End[];
  /** How often the program may have to be started until it is done; as often as it takes without it. */
  readonly mostLives?: number;
  readonly plan: (random: Random) => Plan;
}
