import { known, sum, valueOf, type Exchange, type Money } from "@alchemiser/domain";
import type { AccountSnapshot, ActivityPage } from "../ports/broker.ts";

/** The account of an exchange, as a broker would show it. */
export function accountOf(exchange: Exchange, account: string): AccountSnapshot {
  const positions = new Map([...exchange.positions].map(([ticker, { quantity }]) => [ticker, quantity]));
  const { cash, buyingPower, accruedFees, entitlements } = exchange;
  return {
    account,
    // Alpaca's accounts are. This one borrows nothing, and nothing binds it: it trades once a session.
    kind: "margin",
    equityAtLastClose: undefined,
    cash,
    buyingPower,
    accruedFees,
    positions,
    restriction: undefined,
    entitlements,
    // Counted when somebody asks: no decision does.
    get equity() {
      return equityAtBids(exchange);
    },
  };
}

const equityAtBids = (exchange: Exchange): Money => {
  const values = [...exchange.positions].map(([ticker, { quantity }]) => {
    const quote = known(exchange.quoteOf(ticker), "what is held was bought at a quote");
    return valueOf(quantity, quote.bid);
  });
  return sum([exchange.cash, ...values]);
};

/** What happened at an exchange after `cursor`, which counts fills and activities. */
export function pageAfter({ fills, activities }: Exchange, cursor: string | undefined): ActivityPage {
  const end = `${fills.length}/${activities.length}`;
  if (cursor === end) return { fills: [], activities: [], cursor };
  const [fillsRead = 0, activitiesRead = 0] = cursor?.split("/").map(Number) ?? [];
  return { fills: fills.slice(fillsRead), activities: activities.slice(activitiesRead), cursor: end };
}
