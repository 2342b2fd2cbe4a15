import type { Column } from "../kernel/column.ts";
import { trueRange, type BarRanges } from "./true-range.ts";
import { wildersAverage } from "./wilders-average.ts";

/**
 * Wilder's average of true ranges, in the unit of the prices; seeded with the mean of the first `window` ranges, and
 * known from `window` + 1 bars on, as the first bar has no range.
 */
export const averageTrueRange = (bars: BarRanges, window: number): Column => wildersAverage(trueRange(bars), window, 1);
