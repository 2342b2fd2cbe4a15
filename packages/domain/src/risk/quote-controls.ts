import { midOf, type Quote } from "../market/quote.ts";
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

export const quoteIsPositive = quoteControl("QUOTE_NOT_POSITIVE", ({ bid, ask }) =>
  bid.isPositive() && ask.isPositive() ? PASSED : denied(`the quote is ${bid.toString()} to ${ask.toString()}`),
);

export const quoteIsNotCrossed = quoteControl("QUOTE_CROSSED", ({ bid, ask }) =>
  ask.isBelow(bid) ? denied(`the bid ${bid.toString()} is above the ask ${ask.toString()}`) : PASSED,
);

export const quoteIsFresh = quoteControl("QUOTE_STALE", ({ at }, { market, limits }) => {
  const ageMs = market.now - at;
  return ageMs > limits.maxQuoteAgeMs
    ? denied(`the quote is ${ageMs} ms old, at most ${limits.maxQuoteAgeMs} ms are allowed`)
    : PASSED;
});

/**
 * A price that has jumped since the last close is a mistake of the feed, or a split that nobody has told us of. A fund
 * that multiplies the moves of its index may jump as many times as far.
 */
export const priceHasNotJumped = quoteControl("PRICE_JUMP", (quote, { intent, market, limits }) => {
  const close = market.lastClose(intent.ticker);
  if (close === undefined) return notApplicable("there is no last close to measure from");
  const middle = midOf(quote);
  const most = scaled(close, scaled(limits.maxPriceJump, larger(lookThrough(intent.ticker).times, WHOLE)));
  return most.isBelow(middle.minus(close).absolute())
    ? denied(
        `the middle of the quote is ${middle.toString()}, the last close was ${close.toString()}, allowed are ${most.toString()} between them`,
      )
    : PASSED;
});

/** A control of a quote. Where there is none `quoteExists` denies, and this one has nothing to look at. */
function quoteControl(code: ControlCode, check: (quote: Quote, proposal: Proposal) => Judgement): Control {
  return {
    code,
    check(proposal) {
      const quote = proposal.market.quotes.get(proposal.intent.ticker);
      return quote === undefined ? notApplicable("there is no quote") : check(quote, proposal);
    },
  };
}
