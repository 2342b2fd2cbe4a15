import type { Ticker } from "@alchemiser/domain";
import type { QuoteLine } from "../transport/quote-line.ts";

/** Ends the need for symbols. Ending it twice is harmless. */
export type Release = () => void;

/**
 * The only one who changes what the stream tells. Whoever needs symbols says so; what Alpaca has acknowledged is brought
 * to what is needed by one message at a time, so that no answer is mistaken for that to another one.
 */
export class SubscriptionWriter {
  /** How many need each symbol. */
  readonly #needs = new Map<string, number>();
  #line: QuoteLine | undefined;
  #acknowledged: ReadonlySet<string> = new Set();
  #isAnswered = true;

  isNeeded(symbol: string): boolean {
    return this.#needs.has(symbol);
  }

  need(tickers: readonly Ticker[]): Release {
    const symbols = new Set(tickers);
    for (const symbol of symbols) this.#needs.set(symbol, (this.#needs.get(symbol) ?? 0) + 1);
    this.#write();
    return () => {
      for (const symbol of symbols) this.#release(symbol);
      symbols.clear();
      this.#write();
    };
  }

  /** A line on which nothing is told yet. */
  opened(line: QuoteLine): void {
    this.#line = line;
    this.#acknowledged = new Set();
    this.#isAnswered = true;
    this.#write();
  }

  over(): void {
    this.#line = undefined;
  }

  acknowledged(symbols: readonly string[]): void {
    this.#acknowledged = new Set(symbols);
    this.#isAnswered = true;
    this.#write();
  }

  /** What was asked for stays unheard, until something else is needed. */
  denied(): void {
    this.#isAnswered = true;
  }

  #release(symbol: string): void {
    const others = (this.#needs.get(symbol) ?? 1) - 1;
    if (others === 0) this.#needs.delete(symbol);
    else this.#needs.set(symbol, others);
  }

  /** Symbols are dropped before others are added: there is room for so many. */
  #write(): void {
    if (this.#line === undefined || !this.#isAnswered) return;
    const dropped = [...this.#acknowledged].filter((symbol) => !this.isNeeded(symbol));
    const added = [...this.#needs.keys()].filter((symbol) => !this.#acknowledged.has(symbol));
    if (dropped.length > 0) this.#line.unsubscribe(dropped);
    else if (added.length > 0) this.#line.subscribe(added);
    else return;
    this.#isAnswered = false;
  }
}
