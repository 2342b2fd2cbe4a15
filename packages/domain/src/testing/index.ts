export { PlainSymphony } from "./plain-symphony.ts";
export { walkingBars, type Walk } from "./walking-bars.ts";
export {
  accountWith,
  holding,
  mandateFor,
  marketAt,
  NOW,
  pricesAt,
  quoted,
  sharing,
  sleeve,
  spoken,
  spokenTransfers,
  targeting,
  termsOf,
  TODAY,
  undecided,
  wanting,
  YESTERDAY,
  type BySymbol,
} from "./scenario.ts";
