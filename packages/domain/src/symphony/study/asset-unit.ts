import type { AssetBlock } from "../plan.ts";
import type { Holding, Mix } from "./mix.ts";
import type { Unit } from "./seat.ts";
import { assetSeries } from "./value-series.ts";

/** All of one symbol. Undecided on a session on which it has no bar: nobody could say what it costs. */
export function assetUnit({ content }: AssetBlock, holding: Holding): Unit {
  const { closes } = holding;
  const whole: Mix = { holdings: [holding], weights: [1] };
  return {
    content,
    mixAt: (row) => (Number.isNaN(closes[row] ?? Number.NaN) ? undefined : whole),
    series: () => assetSeries(closes),
  };
}
