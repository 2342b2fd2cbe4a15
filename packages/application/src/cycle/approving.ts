import {
  holdingsOf,
  intend,
  isFlat,
  isTrading,
  known,
  review,
  type OrderIntent,
  type OrderSlot,
  type Quantity,
} from "@alchemiser/domain";
import type { Cycle } from "./cycle.ts";
import { workingOrders } from "./working-orders.ts";

/** An order that the gate let through, or why it did not. */
export type Approval = { readonly intent: OrderIntent; readonly denial: string | undefined };

/**
 * A leg of a decision at the prices of now, before the gate again: for what an earlier run did not send, and for
 * another attempt at what was not filled.
 */
export function approve(cycle: Cycle, slot: OrderSlot, quantity: Quantity): Approval {
  const { mandate } = cycle.task;
  const market = known(cycle.market, "an order is priced after the market was observed");
  const decision = known(cycle.decision, "an order carries out a decision");
  const plan = known(decision.plan, "a decision with orders has a plan");
  const leg = known(
    plan.trades.find(({ ticker, side }) => ticker === slot.ticker && side === slot.side),
    `every order belongs to a leg of the plan, ${slot.side} ${slot.ticker} does not`,
  );
  const { book, recent } = known(cycle.memory, "an order is approved after the ledger was read");
  const intent = intend({ ...leg, quantity }, { key: decision.key, slot, market, reach: mandate.reach });
  const verdict = review({
    intent,
    slices: slot.leg + 1,
    leg,
    plan,
    isFlat: isFlat(decision),
    market,
    weights: decision.opinions.filter(isTrading),
    limits: mandate.limits,
    holdings: holdingsOf(book),
    account: known(cycle.account, "an order is approved after the account was read"),
    recent,
    others: workingOrders(cycle),
  });
  const denial = verdict.denials.map(({ code, sentence }) => `${code}: ${sentence}`).join("; ");
  return { intent, denial: denial === "" ? undefined : denial };
}
