import { cumulativeReturn } from "./cumulative-return.ts";

/** The name that technical analysis has for `cumulativeReturn`: percent, known from `window` + 1 closes on. */
export const rateOfChange = cumulativeReturn;
