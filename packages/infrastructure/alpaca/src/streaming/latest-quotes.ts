import type { Clock } from "@alchemiser/application";
import { instant, midOf, readQuote, scaled, weight, type Instant, type Quote, type Ticker } from "@alchemiser/domain";
import type { ToldQuote } from "../transport/quote-line.ts";

/** A quote as old as this is asked for instead: silence does not tell a quiet market from a deaf ear. */
const FRESH_MS = 1000;

/** A middle that is further from the one before is not believed before somebody else was asked. */
const LEAP = weight("0.02");

interface Heard {
  readonly told: ToldQuote;
  readonly at: Instant;
}

/**
 * The latest quote of each symbol, and none before it: however much is told, one is kept. It is read when it is wanted,
 * so that hearing costs next to nothing.
 */
export class LatestQuotes {
  readonly #clock: Clock;
  readonly #heard = new Map<string, Heard>();
  /** What was last believed of each symbol, whoever told it. */
  readonly #before = new Map<string, Quote>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  hear(told: ToldQuote): void {
    this.#heard.set(told.symbol, { told, at: this.#clock.now() });
  }

  /** The quote, if it is fresh and to be believed by itself. It counts from when it was made, or heard if that is less. */
  confirmed(ticker: Ticker): Quote | undefined {
    const heard = this.#heard.get(ticker);
    const quote = heard && quoteOf(heard);
    if (quote === undefined || this.#clock.now() - quote.at >= FRESH_MS) return undefined;
    if (isDoubtful(quote) || isFarFrom(quote, this.#before.get(ticker))) return undefined;
    this.#before.set(ticker, quote);
    return quote;
  }

  /** Somebody else was asked, and said this: a leap that it confirms is believed from now on. */
  compareWith(ticker: Ticker, quote: Quote): void {
    if (!isDoubtful(quote)) this.#before.set(ticker, quote);
  }

  /** Forgets symbols that nobody needs any more. */
  keepOnly(isNeeded: (symbol: string) => boolean): void {
    for (const quotes of [this.#heard, this.#before])
      for (const symbol of quotes.keys()) if (!isNeeded(symbol)) quotes.delete(symbol);
  }

  /** Something may have been missed: nothing that was heard before is believed. */
  doubtAll(): void {
    this.#heard.clear();
  }
}

function quoteOf({ told, at }: Heard): Quote | undefined {
  const { bidPrice: bid, askPrice: ask, bidSize, askSize, timestamp } = told;
  const madeAt = timestamp.getTime();
  return readQuote({ bid, ask, bidSize, askSize, at: madeAt < at ? instant(madeAt) : at });
}

/** One side is missing, nothing is offered on it, or the sides are crossed: REST is asked, and the gate judges. */
const isDoubtful = ({ bid, ask, bidSize, askSize }: Quote): boolean =>
  ![bid, ask, bidSize, askSize].every((amount) => amount.isPositive()) || ask.isBelow(bid);

function isFarFrom(quote: Quote, before: Quote | undefined): boolean {
  if (before === undefined) return false;
  const middle = midOf(before);
  return scaled(middle, LEAP).isBelow(midOf(quote).minus(middle).absolute());
}
