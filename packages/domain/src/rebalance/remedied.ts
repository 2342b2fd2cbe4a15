import type { MarketNow } from "../market/market-now.ts";
import type { Ticker } from "../market/ticker.ts";
import { WHOLE } from "../money/money.ts";
import type { SleeveBook } from "../portfolio/book.ts";
import type { Sleeve } from "../strategy/sleeve.ts";
import type { Opinion } from "./opinion.ts";

/** What becomes of a sleeve that is undecided for `reason`, as its mandate says. */
export function remedied(
  { name, whenUndecided }: Sleeve,
  reason: string,
  { prices, own }: Pick<MarketNow, "prices"> & { readonly own: SleeveBook },
): Opinion {
  switch (whenUndecided.kind) {
    case "refuse":
      return { outcome: "undecided", sleeve: name, reason };
    case "stay":
      return { outcome: "stay", sleeve: name, reason };
    case "shelter": {
      const { ticker } = whenUndecided;
      if (holdsNothingBut(ticker, own)) return { outcome: "stay", sleeve: name, reason };
      if (prices.has(ticker)) return { outcome: "shelter", sleeve: name, reason, weights: new Map([[ticker, WHOLE]]) };
      return { outcome: "undecided", sleeve: name, reason: `${reason}; and its shelter, ${ticker}, has no price` };
    }
  }
}

const holdsNothingBut = (ticker: Ticker, { holdings }: SleeveBook): boolean =>
  holdings.size === 1 && holdings.has(ticker);
