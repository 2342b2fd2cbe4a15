import { known } from "../kernel/invariant.ts";
import type { MarketNow } from "../market/market-now.ts";
import type { Ticker } from "../market/ticker.ts";
import { portion, valueOf, weight, WHOLE } from "../money/money.ts";
import { equityOf, sleeveOf, type Book } from "../portfolio/book.ts";
import type { Sleeve } from "../strategy/sleeve.ts";
import type { Opinion } from "./opinion.ts";

/** The books of a mandate with prices: everything that it holds has one. */
export interface PricedBook extends Pick<MarketNow, "prices"> {
  readonly book: Book;
}

/** What becomes of a sleeve that is undecided for `reason`, as its mandate says. */
export function remedied(sleeve: Sleeve, reason: string, priced: PricedBook): Opinion {
  const { name, whenUndecided } = sleeve;
  switch (whenUndecided.kind) {
    case "refuse":
      return { outcome: "undecided", sleeve: name, reason };
    case "stay":
      return { outcome: "stay", sleeve: name, reason };
    case "shelter": {
      const { ticker } = whenUndecided;
      if (!priced.prices.has(ticker))
        return { outcome: "undecided", sleeve: name, reason: `${reason}; and its shelter, ${ticker}, has no price` };
      return isSheltered(sleeve, ticker, priced)
        ? { outcome: "stay", sleeve: name, reason }
        : { outcome: "shelter", sleeve: name, reason, weights: new Map([[ticker, WHOLE]]) };
    }
  }
}

/** How far from its share a sleeve may be and still rest, as a part of it: days in a shelter are not for rebalancing. */
const LEEWAY = weight("0.1");

/** Whether a sleeve holds its shelter, nothing else, and about its share of the mandate in it. */
function isSheltered({ name, weight: share }: Sleeve, ticker: Ticker, { book, prices }: PricedBook): boolean {
  const { holdings } = sleeveOf(book, name);
  const shares = holdings.get(ticker)?.shares;
  if (holdings.size !== 1 || shares === undefined) return false;
  const price = known(prices.get(ticker), "a shelter without a price is none");
  const due = portion(equityOf(book, prices), share);
  return !portion(due, LEEWAY).isBelow(valueOf(shares, price).minus(due).absolute());
}
