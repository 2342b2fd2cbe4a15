import type { AssetBlock } from "../plan.ts";
import type { Holding } from "./basket.ts";
import { fixedUnit, type FixedUnit } from "./fixed-unit.ts";
import { assetSeries } from "./value-series.ts";

/** All of one symbol. Undecided on a session on which it has no bar: nobody could say what it costs. */
export const assetUnit = ({ content }: AssetBlock, holding: Holding, sessions: number): FixedUnit => ({
  ...fixedUnit(content, [{ holding, share: 1 }], sessions),
  series: () => assetSeries(holding.closes),
});
