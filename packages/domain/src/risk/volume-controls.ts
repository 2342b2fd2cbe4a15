import { exactly, scaled } from "../money/money.ts";
import { denied, largestOf, leadsOut, notApplicable, PASSED, type Control } from "./control.ts";

/** An order that is a large part of a day's trading moves the price against itself. A way out is bounded by its slices. */
export const orderWithinVolume: Control = {
  code: "ORDER_ABOVE_VOLUME",
  check({ intent, isFlat, slices, market, limits: { maxShareOfVolume } }) {
    if (maxShareOfVolume === undefined || leadsOut({ intent, isFlat })) return PASSED;
    const { ticker } = intent;
    const volume = market.lately(ticker)?.volume ?? Number.NaN;
    if (!(volume > 0)) return notApplicable(`nobody tells how many shares of ${ticker} are traded in a session`);
    const traded = exactly<"quantity">(volume);
    const quantity = largestOf({ intent, slices });
    if (!scaled(traded, maxShareOfVolume).isBelow(quantity)) return PASSED;
    return denied(
      `the order is for ${quantity.toString()} shares, ${Math.round(volume)} are traded in a session, the mandate allows ${maxShareOfVolume.toString()} of them`,
    );
  },
};

/** What is offered at the quote, or asked for there, is all that surely trades at its price. */
export const orderWithinDisplayed: Control = {
  code: "ORDER_ABOVE_DISPLAYED",
  check({ intent, isFlat, slices, market, limits: { maxShareOfDisplayed } }) {
    if (maxShareOfDisplayed === undefined || leadsOut({ intent, isFlat })) return PASSED;
    const { ticker, side } = intent;
    const quote = market.quotes.get(ticker);
    if (quote === undefined) return notApplicable("there is no quote");
    const displayed = side === "buy" ? quote.askSize : quote.bidSize;
    const quantity = largestOf({ intent, slices });
    if (!scaled(displayed, maxShareOfDisplayed).isBelow(quantity)) return PASSED;
    return denied(
      `the order is for ${quantity.toString()} shares, the quote shows ${displayed.toString()}, the mandate allows ${maxShareOfDisplayed.toString()} of them`,
    );
  },
};
