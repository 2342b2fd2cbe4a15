import type { AssetBlock } from "../plan.ts";
import { Mix, type Holding } from "./mix.ts";
import type { Unit } from "./seat.ts";
import { assetSeries } from "./value-series.ts";

/** All of one symbol. Undecided on a session on which it has no bar: nobody could say what it costs. */
export function assetUnit({ content }: AssetBlock, holding: Holding): Unit {
  const { closes } = holding;
  const isKnownAt = (row: number): boolean => !Number.isNaN(closes[row] ?? Number.NaN);
  const whole = new Mix([holding], [1]);
  return {
    content,
    isDecidedAt: isKnownAt,
    returnAfter: (row) => (closes[row + 1] ?? Number.NaN) / (closes[row] ?? Number.NaN) - 1,
    mixAt: (row) => (isKnownAt(row) ? whole : undefined),
    series: () => assetSeries(closes),
  };
}
