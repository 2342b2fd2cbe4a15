import type { ControlCode } from "./control.ts";

type World = "backtest" | "demo" | "paper" | "live";

/** What cannot be asked of a symbol without bars, or with too few of them. */
const PAST: readonly ControlCode[] = [
  "PRICE_JUMP",
  "ORDER_ABOVE_VOLUME",
  "VALUE_AT_RISK_ABOVE_LIMIT",
  "EXPECTED_SHORTFALL_ABOVE_LIMIT",
];

/** A symbol that a sleeve takes shelter in is traded without its bars. Of an account, Alpaca promises id and status. */
const UNTOLD: readonly ControlCode[] = [...PAST, "SETTLEMENT_RULES", "DAY_TRADE_RULES"];

/** What is asked of a quote. Where there is none, the order is denied for that. */
const QUOTE: readonly ControlCode[] = [
  "QUOTE_NOT_POSITIVE",
  "QUOTE_CROSSED",
  "QUOTE_STALE",
  "PRICE_OUTSIDE_COLLAR",
  "ORDER_ABOVE_DISPLAYED",
];

/** Which controls of the gate may answer that they lack their input, by world. All others always have theirs. */
export const EXCUSED: Readonly<Record<World, readonly ControlCode[]>> = {
  // A symbol may have no bar on the day of the trade, or none on the day before; bars may tell no volume, or begin late.
  backtest: [...QUOTE, ...PAST],
  demo: [],
  paper: UNTOLD,
  live: UNTOLD,
};
