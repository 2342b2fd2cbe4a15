import { midOf, type Quote } from "../market/quote.ts";
import type { Ticker } from "../market/ticker.ts";
import { larger } from "../money/decimal.ts";
import { scaled, WHOLE } from "../money/money.ts";
import {
  denied,
  notApplicable,
  PASSED,
  type Control,
  type ControlCode,
  type Judgement,
  type Proposal,
} from "./control.ts";
import { lookThrough } from "./sectors.ts";

/** Nothing is priced from a quote that is missing: what could not be read as numbers counts as missing too. */
export const quoteExists: Control = {
  code: "QUOTE_MISSING",
  check: ({ intent, market }) =>
    market.quotes.has(intent.ticker) ? PASSED : denied(`there is no quote for ${intent.ticker}`),
};

/** What a quote is judged by, whether or not anything is ordered at it. */
interface Sight extends Pick<Proposal, "market" | "limits"> {
  readonly ticker: Ticker;
}

type Check = (quote: Quote, sight: Sight) => Judgement;

const isPositive: Check = ({ bid, ask }) =>
  bid.isPositive() && ask.isPositive() ? PASSED : denied(`the quote is ${bid.toString()} to ${ask.toString()}`);

const isNotCrossed: Check = ({ bid, ask }) =>
  ask.isBelow(bid) ? denied(`the bid ${bid.toString()} is above the ask ${ask.toString()}`) : PASSED;

const isFresh: Check = ({ at }, { market, limits }) => {
  const ageMs = market.now - at;
  return ageMs > limits.maxQuoteAgeMs
    ? denied(`the quote is ${ageMs} ms old, at most ${limits.maxQuoteAgeMs} ms are allowed`)
    : PASSED;
};

/**
 * A price that has jumped since the last close is a mistake of the feed, or a split that nobody has told us of. A fund
 * that multiplies the moves of its index may jump as many times as far.
 */
const hasNotJumped: Check = (quote, { ticker, market, limits }) => {
  const close = market.lastClose(ticker);
  if (close === undefined) return notApplicable("there is no last close to measure from");
  const middle = midOf(quote);
  const most = scaled(close, scaled(limits.maxPriceJump, larger(lookThrough(ticker).times, WHOLE)));
  return most.isBelow(middle.minus(close).absolute())
    ? denied(
        `the middle of the quote is ${middle.toString()}, the last close was ${close.toString()}, allowed are ${most.toString()} between them`,
      )
    : PASSED;
};

const CHECKS: readonly Check[] = [isPositive, isNotCrossed, isFresh, hasNotJumped];

export const quoteIsPositive = quoteControl("QUOTE_NOT_POSITIVE", isPositive);
export const quoteIsNotCrossed = quoteControl("QUOTE_CROSSED", isNotCrossed);
export const quoteIsFresh = quoteControl("QUOTE_STALE", isFresh);
export const priceHasNotJumped = quoteControl("PRICE_JUMP", hasNotJumped);

/** A control of a quote. Where there is none `quoteExists` denies, and this one has nothing to look at. */
function quoteControl(code: ControlCode, check: Check): Control {
  return {
    code,
    check({ intent, market, limits }) {
      const quote = market.quotes.get(intent.ticker);
      return quote === undefined
        ? notApplicable("there is no quote")
        : check(quote, { ticker: intent.ticker, market, limits });
    },
  };
}

/** Why the price of a symbol is not to be believed, a sentence; nothing when it may be, or when there is no quote. */
export function doubtAbout(ticker: Ticker, { market, limits }: Omit<Sight, "ticker">): string | undefined {
  const quote = market.quotes.get(ticker);
  if (quote === undefined) return undefined;
  for (const check of CHECKS) {
    const judgement = check(quote, { ticker, market, limits });
    if (judgement.outcome === "denied") return `${ticker}: ${judgement.sentence}`;
  }
  return undefined;
}
