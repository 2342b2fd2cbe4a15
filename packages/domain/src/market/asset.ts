import type { Ticker } from "./ticker.ts";

/** What a broker allows in one instrument. */
export interface Asset {
  readonly ticker: Ticker;
  readonly isTradable: boolean;
  /** Whether parts of a share can be traded; otherwise only whole ones. */
  readonly isFractionable: boolean;
}
