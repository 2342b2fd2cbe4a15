export {
  alpaca,
  alpacaOver,
  quoteFeed,
  type Alpaca,
  type AlpacaManners,
  type AlpacaOptions,
  type QuoteFeedOptions,
} from "./alpaca.ts";
export { AlpacaBars } from "./alpaca-bars.ts";
export { AlpacaBroker } from "./alpaca-broker.ts";
export { AlpacaClock } from "./alpaca-clock.ts";
export { AlpacaMarketData } from "./alpaca-market-data.ts";
export { credentialsFrom, KEY_NAMES } from "./credentials-from.ts";
export { LIVE, PAPER, type StreamedAddresses } from "./hosts.ts";
export { polled } from "./polled-broker.ts";
export { QuoteFeed, type QuoteFeedParts } from "./streaming/quote-feed.ts";
export { comparedWith, StreamedQuotes } from "./streaming/streamed-quotes.ts";
export type { Release } from "./streaming/subscription-writer.ts";
export type { Adjustment, AlpacaOperation, Feed } from "./transport/alpaca-operation.ts";
export type { AlpacaReply, AlpacaStream, AlpacaTransport, TradeUpdateListener } from "./transport/alpaca-transport.ts";
export type { AlpacaCredentials, CredentialSource } from "./transport/credentials.ts";
export { CircuitOpen } from "./transport/circuit.ts";
export type { Circuits } from "./transport/circuits.ts";
export type { LineEnd, QuoteLine, QuoteListener, QuoteTransport, ToldQuote } from "./transport/quote-line.ts";
export type { AlpacaAddresses } from "./transport/sdk-apis.ts";
export { BARS_SINCE, USUAL_MANNERS } from "./usual-manners.ts";
export type { WireOrderRequest } from "./wire/encode-order.ts";
