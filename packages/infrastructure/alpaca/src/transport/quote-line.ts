/** A quote as the data stream tells it; nothing is promised of its numbers. */
export interface ToldQuote {
  readonly symbol: string;
  readonly bidPrice: number;
  readonly askPrice: number;
  readonly bidSize: number;
  readonly askSize: number;
  /** When the exchange made it. */
  readonly timestamp: Date;
}

/** Why a line is over. `in-use`: there is another one, and Alpaca has room for one. `slow`: we did not keep up. */
export type LineEnd = "cut" | "in-use" | "slow" | "refused";

export interface QuoteListener {
  readonly quote: (told: ToldQuote) => void;
  /** Alpaca's answer to a change: of which symbols it tells from now on. */
  readonly subscribed: (symbols: readonly string[]) => void;
  /** Alpaca's other answer to a change: it does not tell of so many symbols, or not of these. */
  readonly denied: (reason: string) => void;
  /** Nothing more is told on this line. */
  readonly over: (end: LineEnd) => void;
}

/** One connection to the data stream. It is not mended: whoever needs it opens another. */
export interface QuoteLine {
  /** Asks for these symbols, too. */
  subscribe(symbols: readonly string[]): void;
  unsubscribe(symbols: readonly string[]): void;
  close(): void;
}

/** The way to the data stream. */
export interface QuoteTransport {
  /**
   * Resolves once Alpaca listens; rejects when it does not, soon after `signal` aborts at the latest.
   *
   * @throws CredentialsRefused when a renewed key is refused, too
   * @throws MarketDataUnavailable when the only line that there is room for is in use
   */
  openQuotes(listener: QuoteListener, signal: AbortSignal): Promise<QuoteLine>;
}
