import type { Ticker } from "@alchemiser/domain";
import { assetId } from "./uuid.ts";

/** Everything is listed in one place here. */
export const LISTED_ON = "ARCA";

/** An asset as Alpaca shows it. */
export const encodeAsset = (ticker: Ticker): object => ({
  id: assetId(ticker),
  class: "us_equity",
  exchange: LISTED_ON,
  symbol: ticker,
  name: `${ticker} (simulated)`,
  status: "active",
  tradable: true,
  marginable: true,
  shortable: false,
  easy_to_borrow: false,
  fractionable: true,
  attributes: [],
});
