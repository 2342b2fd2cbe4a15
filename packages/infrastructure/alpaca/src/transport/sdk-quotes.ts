import { streaming } from "@alpacahq/alpaca-trade-api";
import { CredentialsRefused, MarketDataUnavailable } from "@alchemiser/application";
import type { AlpacaCredentials } from "./credentials.ts";
import type { KeyedApis } from "./keyed-apis.ts";
import type { LineEnd, QuoteLine, QuoteListener, QuoteTransport } from "./quote-line.ts";
import { slicedSocket } from "./sliced-socket.ts";

/** What the SDK's words for the errors of the stream mean; after these Alpaca closes the connection. */
const ENDS: Readonly<Record<string, LineEnd>> = {
  "auth failed": "refused",
  "not authenticated": "refused",
  "connection limit exceeded": "in-use",
  "slow client": "slow",
};

/** Its words for a change of what is told that Alpaca does not make. */
const DENIALS: ReadonlySet<string> = new Set(["symbol limit exceeded", "insufficient subscription", "invalid syntax"]);

/** The SDK's stream of quotes, without its own reconnecting: it counts time and luck where no test can. */
export class SdkQuotes implements QuoteTransport {
  readonly #url: string;
  readonly #keyed: KeyedApis;

  /** @param url with the feed, such as `wss://stream.data.alpaca.markets/v2/iex` */
  constructor(url: string, keyed: KeyedApis) {
    this.#url = url;
    this.#keyed = keyed;
  }

  async openQuotes(listener: QuoteListener, signal: AbortSignal): Promise<QuoteLine> {
    const apis = await this.#keyed.current();
    const first = await this.#connect(apis.credentials, listener, signal);
    if (first !== "refused") return opened(first);
    const renewed = await this.#keyed.insteadOf(apis);
    return opened(await this.#connect(renewed.credentials, listener, signal));
  }

  #connect(credentials: AlpacaCredentials, listener: QuoteListener, signal: AbortSignal): Promise<QuoteLine | LineEnd> {
    if (signal.aborted) return Promise.resolve("cut");
    const manners = { reconnect: false, wsFactory: slicedSocket(() => performance.now()) };
    const stream = new streaming.StockDataStream({ credentials, url: this.#url, ...manners });
    return new Promise((resolve) => {
      let end: LineEnd = "cut";
      let isOpen = false;
      const giveUp = (): void => stream.disconnect();
      signal.addEventListener("abort", giveUp, { once: true });
      stream.onConnect(() => {
        isOpen = true;
        signal.removeEventListener("abort", giveUp);
        resolve(lineOver(stream));
      });
      stream.onQuote((quote) => listener.quote(quote));
      stream.on(streaming.EVENT.SUBSCRIPTION, ({ quotes }: { readonly quotes: readonly string[] }) =>
        listener.subscribed(quotes),
      );
      stream.onError((message) => {
        end = ENDS[message] ?? end;
        if (DENIALS.has(message)) listener.denied(message);
      });
      stream.onDisconnect(() => {
        if (isOpen) listener.over(end);
        else resolve(end);
      });
      stream.connect();
    });
  }
}

const lineOver = (stream: streaming.StockDataStream): QuoteLine => ({
  subscribe: (symbols) => stream.subscribeForQuotes([...symbols]),
  unsubscribe: (symbols) => stream.unsubscribeFromQuotes([...symbols]),
  close: () => stream.disconnect(),
});

function opened(line: QuoteLine | LineEnd): QuoteLine {
  switch (line) {
    case "refused":
      throw new CredentialsRefused("Alpaca's data stream does not know the key, or has withdrawn it");
    case "in-use":
      throw new MarketDataUnavailable("Alpaca's data stream is in use by another connection, and has room for one");
    case "cut":
    case "slow":
      throw new MarketDataUnavailable("Alpaca's data stream did not begin");
    default:
      return line;
  }
}
