import { CredentialsRefused, type Clock } from "@alchemiser/application";
import { instant, InvariantViolation, type Quote, type Ticker } from "@alchemiser/domain";
import { backOffMs } from "../transport/back-off.ts";
import { withinDeadline } from "../transport/deadline.ts";
import type { LineEnd, QuoteLine, QuoteListener, QuoteTransport } from "../transport/quote-line.ts";
import { LatestQuotes } from "./latest-quotes.ts";
import { SubscriptionWriter, type Release } from "./subscription-writer.ts";

export interface QuoteFeedParts {
  readonly transport: QuoteTransport;
  /** The market's time: how old quotes are. */
  readonly clock: Clock;
  /** What reconnecting is waited for by. */
  readonly network: Clock;
  /** A number from 0 to below 1. */
  readonly random: () => number;
  /** How long an attempt to connect may take. */
  readonly timeoutMs: number;
}

/**
 * The owner of the data stream: one line, which is opened when somebody first needs a symbol, and opened again when it
 * breaks, within 250 ms and then ever later. What was heard before a gap is forgotten: whoever wants a price asks REST
 * until the stream has told it anew. Where even a renewed key is refused, the stream is given up.
 */
export class QuoteFeed {
  readonly #parts: QuoteFeedParts;
  readonly #latest: LatestQuotes;
  readonly #writer = new SubscriptionWriter();
  readonly #closed = new AbortController();
  #running: Promise<void> | undefined;

  constructor(parts: QuoteFeedParts) {
    this.#parts = parts;
    this.#latest = new LatestQuotes(parts.clock);
  }

  /** Listens to these symbols until they are released. */
  need(tickers: readonly Ticker[]): Release {
    const release = this.#writer.need(tickers);
    if (tickers.length > 0) this.#running ??= this.#keepOpen();
    return () => {
      release();
      this.#latest.keepOnly((symbol) => this.#writer.isNeeded(symbol));
    };
  }

  /** The latest quote, if the stream has told it of late and it is to be believed by itself. */
  confirmed(ticker: Ticker): Quote | undefined {
    return this.#latest.confirmed(ticker);
  }

  /** What REST has said: the stream's quotes are compared with it. */
  compareWith(quotes: ReadonlyMap<Ticker, Quote>): void {
    for (const [ticker, quote] of quotes) if (this.#writer.isNeeded(ticker)) this.#latest.compareWith(ticker, quote);
  }

  async close(): Promise<void> {
    this.#closed.abort();
    await this.#running;
  }

  async #keepOpen(): Promise<void> {
    const { network, random } = this.#parts;
    const { signal } = this.#closed;
    for (let failures = 1; !signal.aborted; failures++) {
      const listening = await this.#listen();
      if (listening === "refused") return;
      if (listening === "over") failures = 1;
      await network.waitUntil(instant(network.now() + backOffMs(failures, random)), signal);
    }
  }

  /** Listens on one line until it is over, if there is one. A key that is `refused` is not tried again and again. */
  async #listen(): Promise<"over" | "failed" | "refused"> {
    const { transport, network, timeoutMs } = this.#parts;
    const { signal } = this.#closed;
    let isOver = (_: LineEnd): void => undefined;
    const end = new Promise<LineEnd>((resolve) => (isOver = resolve));
    const listener = this.#listener(isOver);
    const opening = (late: AbortSignal): Promise<QuoteLine> => transport.openQuotes(listener, late);
    const ending = await withinDeadline(opening, { clock: network, timeoutMs, signal });
    if (ending.ended === "failed" && ending.cause instanceof InvariantViolation) throw ending.cause;
    if (ending.ended === "failed" && ending.cause instanceof CredentialsRefused) return "refused";
    if (ending.ended !== "answered") return "failed";

    const line = ending.value;
    const giveUp = (): void => isOver("cut");
    signal.addEventListener("abort", giveUp);
    if (signal.aborted) giveUp();
    this.#writer.opened(line);
    await end;
    signal.removeEventListener("abort", giveUp);
    this.#writer.over();
    this.#latest.doubtAll();
    line.close();
    return "over";
  }

  #listener(over: (end: LineEnd) => void): QuoteListener {
    return {
      quote: (told) => {
        if (this.#writer.isNeeded(told.symbol)) this.#latest.hear(told);
      },
      subscribed: (symbols) => this.#writer.acknowledged(symbols),
      denied: () => this.#writer.denied(),
      over,
    };
  }
}
