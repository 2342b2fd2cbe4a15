import type { AlpacaAddresses } from "./transport/sdk-apis.ts";

const DATA = "https://data.alpaca.markets";

/** Alpaca's account for practice: real prices, no real money. */
export const PAPER: AlpacaAddresses = {
  tradingUrl: "https://paper-api.alpaca.markets",
  tradingStreamUrl: "wss://paper-api.alpaca.markets/stream",
  dataUrl: DATA,
};

/** Real money. */
export const LIVE: AlpacaAddresses = {
  tradingUrl: "https://api.alpaca.markets",
  tradingStreamUrl: "wss://api.alpaca.markets/stream",
  dataUrl: DATA,
};
