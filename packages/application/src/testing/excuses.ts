import type { ControlCode } from "@alchemiser/domain";

/** Paper accounts are excused what live ones are: the ports are the same. */
type World = "backtest" | "demo" | "live";

/** Which controls of the gate may answer that they lack their input, by world. All others always have theirs. */
export const EXCUSED: Readonly<Record<World, readonly ControlCode[]>> = {
  // A symbol may have no bar on the day of the trade, and is denied for that; or none on the day before.
  backtest: ["QUOTE_NOT_POSITIVE", "QUOTE_CROSSED", "QUOTE_STALE", "PRICE_JUMP", "PRICE_OUTSIDE_COLLAR"],
  demo: [],
  // A symbol that a sleeve takes shelter in is traded without its bars. Without a quote nothing is decided.
  live: ["PRICE_JUMP"],
};
