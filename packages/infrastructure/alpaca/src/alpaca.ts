import type { Clock } from "@alchemiser/application";
import { AlpacaBars } from "./alpaca-bars.ts";
import { AlpacaBroker } from "./alpaca-broker.ts";
import { AlpacaClock } from "./alpaca-clock.ts";
import { AlpacaMarketData } from "./alpaca-market-data.ts";
import type { StreamedAddresses } from "./hosts.ts";
import type { Calling } from "./transport/alpaca-calls.ts";
import type { Feed } from "./transport/alpaca-operation.ts";
import type { AlpacaTransport } from "./transport/alpaca-transport.ts";
import { Circuits } from "./transport/circuits.ts";
import type { CredentialSource } from "./transport/credentials.ts";
import { KeyedApis } from "./transport/keyed-apis.ts";
import { RateLimiter } from "./transport/rate-limiter.ts";
import type { AlpacaAddresses } from "./transport/sdk-apis.ts";
import { SdkQuotes } from "./transport/sdk-quotes.ts";
import { SdkTransport } from "./transport/sdk-transport.ts";
import { QuoteFeed } from "./streaming/quote-feed.ts";

/** Everything that Alpaca does for us. All of it shares the limits of one account. */
export interface Alpaca {
  readonly broker: AlpacaBroker;
  readonly marketData: AlpacaMarketData;
  readonly bars: AlpacaBars;
  readonly clock: AlpacaClock;
  readonly circuits: Circuits;
}

export interface AlpacaManners {
  /** Whose quotes. */
  readonly feed: Feed;
  /** The market's time: which quotes are fresh and which bars are complete. */
  readonly clock: Clock;
  /** What the network is waited for by; the market's time, unless that is not the machine's. */
  readonly network?: Clock;
  /** A number from 0 to below 1: spreads repeated questions in time. */
  readonly random: () => number;
  /** How long one attempt at a call may take. */
  readonly timeoutMs: number;
}

export interface AlpacaOptions extends AlpacaAddresses, AlpacaManners {
  readonly credentials: CredentialSource;
}

export interface QuoteFeedOptions extends AlpacaOptions, StreamedAddresses {}

/** Alpaca's stream of quotes over its official SDK, for whoever can keep a socket open. Nothing is connected before somebody needs a symbol. */
export const quoteFeed = ({ dataStreamUrl, credentials, ...options }: QuoteFeedOptions): QuoteFeed => {
  const transport = new SdkQuotes(dataStreamUrl, new KeyedApis(options, credentials));
  return new QuoteFeed({ network: options.clock, ...options, transport });
};

/** Alpaca over its official SDK. Nothing is sent, and no key is asked for, before the first call. */
export const alpaca = (options: AlpacaOptions): Alpaca =>
  alpacaOver(new SdkTransport(options, options.credentials), options);

/** Alpaca over any transport: a simulation brings its own. */
export function alpacaOver(transport: AlpacaTransport, manners: AlpacaManners): Alpaca {
  const { feed, clock, network = clock, random, timeoutMs } = manners;
  const limiters = { trading: new RateLimiter(network), data: new RateLimiter(network) };
  const circuits = new Circuits(network);
  const calling: Calling = { transport, clock: network, limiters, circuits, random, timeoutMs };
  return {
    circuits,
    broker: new AlpacaBroker(calling),
    marketData: new AlpacaMarketData(calling, { feed, clock }),
    bars: new AlpacaBars(calling, clock),
    clock: new AlpacaClock(calling),
  };
}
