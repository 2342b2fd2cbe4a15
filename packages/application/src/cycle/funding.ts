import {
  fitBuys,
  isOpen,
  known,
  larger,
  NO_MONEY,
  NO_SHARES,
  smaller,
  sum,
  valueOf,
  type Money,
  type OrderIntent,
  type Purchase,
  type Quantity,
} from "@alchemiser/domain";
import type { Cycle } from "./cycle.ts";
import { remainingOf, type Leg } from "./legs.ts";

/** Buys that are to leave, and the others of their side, which work or wait and are to be paid for as well. */
export interface Wave {
  readonly due: readonly OrderIntent[];
  readonly others: readonly Leg[];
}

/**
 * The buys that are due, as far as there is confirmed cash for them at their limits. Where there is not enough for the
 * whole side every leg of it gets the same share, whether its order is due now, works already, or waits for its slice.
 */
export function affordable(cycle: Cycle, { due, others }: Wave): readonly OrderIntent[] {
  const fees = sum(due.map((intent) => feesOf(intent, cycle)));
  const bound = sum(others.map((leg) => boundBy(cycle, leg)));
  const free = freeCash(cycle).minus(fees);
  const wanted = due.map((intent) => purchase(cycle, intent, intent.quantity));
  const wantedLater = others.map((leg) => purchase(cycle, leg.intent, remainingOf(leg)));
  const shares = fitBuys([...wanted, ...wantedLater], free.plus(bound));
  const fitted = wanted.map((one, index) => ({ ...one, quantity: known(shares[index], "every buy is fitted") }));
  const paid = others.length === 0 ? shares : fitBuys(fitted, free);
  return due.map((intent, index) => ({ ...intent, quantity: known(paid[index], "every buy is fitted") }));
}

/** What the account and the mandate both have left beside what our orders may still cost. */
function freeCash(cycle: Cycle): Money {
  const { book } = known(cycle.memory, "buys are sized after the ledger was read");
  const { buyingPower, accruedFees } = known(cycle.account, "buys are sized after the account was read");
  let bound = NO_MONEY;
  for (const { intent } of cycle.flights.values()) if (intent.side === "buy") bound = bound.plus(costOf(cycle, intent));
  return smaller(book.cash.minus(accruedFees).minus(bound), buyingPower);
}

/**
 * What may still be paid for an order, of which the books do not know: what is open, and what was filled and is not booked.
 * Fills that are booked before they are reported of count as open until then.
 */
function costOf({ flights, memory }: Cycle, { id, limit }: OrderIntent): Money {
  const flight = flights.get(id);
  if (flight === undefined || flight.stage.at === "denied") return NO_MONEY;
  const order = memory?.orders.find(({ intent }) => intent.id === id);
  const booked = order === undefined ? NO_SHARES : smaller(order.booked, order.record.filled);
  const reached = isOpen(flight.record) ? flight.intent.quantity : flight.record.filled;
  return valueOf(larger(reached.minus(booked), NO_SHARES), limit);
}

const boundBy = (cycle: Cycle, { attempts }: Leg): Money => sum(attempts.map(({ intent }) => costOf(cycle, intent)));

const purchase = ({ market }: Cycle, { ticker, limit }: OrderIntent, quantity: Quantity): Purchase => {
  const { assets } = known(market, "buys are sized after the market was observed");
  return { quantity, limit, isFractionable: assets.get(ticker)?.isFractionable ?? false };
};

function feesOf({ side, quantity, limit }: OrderIntent, { task }: Cycle): Money {
  return task.mandate.costs.fees({ side, quantity, value: valueOf(quantity, limit), session: task.tradeSession });
}
