import { sum, valueOf, type Exchange, type Quantity, type Ticker } from "@alchemiser/domain";
import type { AccountSnapshot, ActivityPage } from "../ports/broker.ts";

/** The account of an exchange, as a broker would show it. */
export function accountOf(exchange: Exchange, account: string): AccountSnapshot {
  const positions = new Map<Ticker, Quantity>();
  for (const [ticker, { quantity }] of exchange.positions) positions.set(ticker, quantity);
  const { cash, buyingPower, accruedFees } = exchange;
  const equity = equityAtBids(exchange);
  return { account, cash, buyingPower, accruedFees, positions, equity, restriction: undefined };
}

const equityAtBids = (exchange: Exchange): AccountSnapshot["equity"] => {
  const values = [...exchange.positions].flatMap(([ticker, { quantity }]) => {
    const quote = exchange.quoteOf(ticker);
    return quote === undefined ? [] : [valueOf(quantity, quote.bid)];
  });
  return sum([exchange.cash, ...values]);
};

/** What happened at an exchange after `cursor`, which counts fills and activities. */
export function pageAfter({ fills, activities }: Exchange, cursor: string | undefined): ActivityPage {
  const [fillsRead = 0, activitiesRead = 0] = cursor?.split("/").map(Number) ?? [];
  if (cursor !== undefined && fillsRead === fills.length && activitiesRead === activities.length)
    return { fills: [], activities: [], cursor };
  return {
    fills: fills.slice(fillsRead),
    activities: activities.slice(activitiesRead),
    cursor: `${fills.length}/${activities.length}`,
  };
}
