import type { AlpacaAddresses } from "./transport/sdk-apis.ts";
import { USUAL_MANNERS } from "./usual-manners.ts";

/** The addresses of whoever can keep a socket open for quotes as well. */
export interface StreamedAddresses extends AlpacaAddresses {
  /** With the feed: each has a stream of its own. */
  readonly dataStreamUrl: string;
}

const DATA = {
  dataUrl: "https://data.alpaca.markets",
  dataStreamUrl: `wss://stream.data.alpaca.markets/v2/${USUAL_MANNERS.feed}`,
};

/** Alpaca's account for practice: real prices, no real money. */
export const PAPER: StreamedAddresses = {
  tradingUrl: "https://paper-api.alpaca.markets",
  tradingStreamUrl: "wss://paper-api.alpaca.markets/stream",
  ...DATA,
};

/** Real money. */
export const LIVE: StreamedAddresses = {
  tradingUrl: "https://api.alpaca.markets",
  tradingStreamUrl: "wss://api.alpaca.markets/stream",
  ...DATA,
};
