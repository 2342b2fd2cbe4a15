import type { Ticker } from "@alchemiser/domain";
import type { QuoteLine } from "../transport/quote-line.ts";

/** Ends the need for symbols. Ending it twice is harmless. */
export type Release = () => void;

/**
 * The only one who changes what the stream tells. Whoever needs symbols says so; what Alpaca has acknowledged is brought
 * to what is needed by one message at a time, so that no answer is mistaken for that to another one. A plan tells of so
 * many symbols and denies a whole message that asks for more: then half of them are asked for, and half of the rest.
 */
export class SubscriptionWriter {
  /** How many need each symbol. */
  readonly #needs = new Map<string, number>();
  #line: QuoteLine | undefined;
  #acknowledged: ReadonlySet<string> = new Set();
  /** How many symbols were too many on this line. */
  #tooMany = Infinity;
  /** How many more the message asks for that has no answer yet. */
  #asked: number | undefined;

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
    this.#tooMany = Infinity;
    this.#asked = undefined;
    this.#write();
  }

  over(): void {
    this.#line = undefined;
  }

  acknowledged(symbols: readonly string[]): void {
    this.#acknowledged = new Set(symbols);
    this.#asked = undefined;
    this.#write();
  }

  /** So many are not asked for again on this line: what finds no room stays unheard. */
  denied(): void {
    const asked = this.#asked ?? 0;
    this.#asked = undefined;
    if (asked === 0) return;
    this.#tooMany = Math.min(this.#tooMany, this.#acknowledged.size + asked);
    this.#write();
  }

  #release(symbol: string): void {
    const others = (this.#needs.get(symbol) ?? 1) - 1;
    if (others === 0) this.#needs.delete(symbol);
    else this.#needs.set(symbol, others);
  }

  /** Symbols are dropped before others are added: there is room for so many. */
  #write(): void {
    if (this.#line === undefined || this.#asked !== undefined) return;
    const dropped = [...this.#acknowledged].filter((symbol) => !this.isNeeded(symbol));
    const added = [...this.#needs.keys()].filter((symbol) => !this.#acknowledged.has(symbol));
    const asked = dropped.length > 0 ? [] : added.slice(0, this.#mostMore());
    if (dropped.length > 0) this.#line.unsubscribe(dropped);
    else if (asked.length > 0) this.#line.subscribe(asked);
    else return;
    this.#asked = asked.length;
  }

  /** Half of those for which there may be room: so few messages find out for how many there is. */
  #mostMore(): number {
    return Math.ceil((this.#tooMany - 1 - this.#acknowledged.size) / 2);
  }
}
