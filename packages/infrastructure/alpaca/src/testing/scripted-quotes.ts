import type { Clock } from "@alchemiser/application";
import type { Instant } from "@alchemiser/domain";
import type { QuoteLine, QuoteListener, QuoteTransport, ToldQuote } from "../transport/quote-line.ts";

/** What was sent on a line: `+SPY` asks for a symbol, `-SPY` for no more of it. */
type Message = readonly string[];

/** Alpaca's end of one line: it answers when it is told to. */
export class ScriptedLine implements QuoteLine {
  readonly messages: Message[] = [];
  readonly listener: QuoteListener;
  readonly #subscribed = new Set<string>();
  /** Of how many symbols the plan tells. */
  readonly #room: number;
  #answered = 0;

  constructor(listener: QuoteListener, room = Infinity) {
    this.listener = listener;
    this.#room = room;
  }

  /** Of what quotes are told, by what was answered. */
  get subscribed(): readonly string[] {
    return [...this.#subscribed].toSorted();
  }

  get unanswered(): number {
    return this.messages.length - this.#answered;
  }

  subscribe(symbols: readonly string[]): void {
    this.messages.push(symbols.map((symbol) => `+${symbol}`));
  }

  unsubscribe(symbols: readonly string[]): void {
    this.messages.push(symbols.map((symbol) => `-${symbol}`));
  }

  /** Answers the oldest message that has no answer yet. */
  answer(): void {
    const message = this.messages[this.#answered];
    if (message === undefined) return;
    this.#answered += 1;
    const added = message.filter((change) => change.startsWith("+") && !this.#subscribed.has(change.slice(1)));
    if (this.#subscribed.size + added.length > this.#room) {
      this.listener.denied("symbol limit exceeded");
      return;
    }
    for (const change of message)
      if (change.startsWith("+")) this.#subscribed.add(change.slice(1));
      else this.#subscribed.delete(change.slice(1));
    this.listener.subscribed([...this.#subscribed]);
  }

  close(): void {
    this.listener.over("cut");
  }
}

/** A data stream that opens a line when it is asked for one, unless it is out of reach. */
export class ScriptedQuotes implements QuoteTransport {
  readonly lines: ScriptedLine[] = [];
  /** When each line was asked for. */
  readonly asked: Instant[] = [];
  readonly #clock: Clock;
  failure: Error | undefined;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  openQuotes(listener: QuoteListener): Promise<QuoteLine> {
    this.asked.push(this.#clock.now());
    if (this.failure !== undefined) return Promise.reject(this.failure);
    const line = new ScriptedLine(listener);
    this.lines.push(line);
    return Promise.resolve(line);
  }
}

/** A quote of SPY between 499.90 and 500.10. */
export const toldQuote = (changes: Partial<ToldQuote> = {}): ToldQuote => ({
  symbol: "SPY",
  bidPrice: 499.9,
  askPrice: 500.1,
  bidSize: 100,
  askSize: 200,
  timestamp: new Date(0),
  ...changes,
});
