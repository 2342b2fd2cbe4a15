export { historyFor, referenceBars, spanOf } from "./reference-prices.ts";
export { restlessHistory } from "./restless-history.ts";
