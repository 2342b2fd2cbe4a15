import type { Frequency } from "../calendar/period.ts";

/**
 * When a strategy goes back to its targets. `corridor` is a distance in weight (0.05 is five percentage points) that
 * any holding may drift before everything is set anew; a change of the selected symbols always trades.
 */
export type Schedule =
  | { readonly kind: "calendar"; readonly frequency: Frequency }
  | { readonly kind: "corridor"; readonly corridor: number }
  | { readonly kind: "either"; readonly frequency: Frequency; readonly corridor: number };

export const DAILY: Schedule = { kind: "calendar", frequency: "daily" };
