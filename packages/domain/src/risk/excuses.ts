import type { ControlCode } from "./control.ts";

type World = "backtest" | "demo" | "paper" | "live";

/**
 * What Alpaca does not have to tell. A symbol that a sleeve takes shelter in is traded without its bars. Of an account,
 * only its id and status are promised.
 */
const UNTOLD: readonly ControlCode[] = ["PRICE_JUMP", "SETTLEMENT_RULES", "DAY_TRADE_RULES"];

/** Which controls of the gate may answer that they lack their input, by world. All others always have theirs. */
export const EXCUSED: Readonly<Record<World, readonly ControlCode[]>> = {
  // A symbol may have no bar on the day of the trade, and is denied for that; or none on the day before.
  backtest: ["QUOTE_NOT_POSITIVE", "QUOTE_CROSSED", "QUOTE_STALE", "PRICE_JUMP", "PRICE_OUTSIDE_COLLAR"],
  demo: [],
  paper: UNTOLD,
  live: UNTOLD,
};
