import { mintOrderId, type Decision, type LedgerFold, type LedgerOrder } from "@alchemiser/domain";
import type { Memory } from "./event.ts";

/** What was decided for the session of a cycle: its own decision, and the latest of all. */
export type Decided = Pick<Memory, "decision" | "latestRevision">;

export const NOTHING_DECIDED: Decided = { decision: undefined, latestRevision: undefined };

/** What a ledger's records add up to for a cycle. */
export function memoryOf(fold: LedgerFold, { decision, latestRevision }: Decided): Memory {
  const { account, book, unfinished, external, cursor, trading, standing, consultation, recent } = fold;
  const orders = decision === undefined ? fold.openOrders : ordersFor(decision, fold);
  return {
    account,
    book,
    unfinished,
    external,
    lacking: fold.lacking,
    cursor,
    counted: fold.activities,
    trading,
    standing,
    consultation,
    recent,
    orders,
    decision,
    latestRevision,
  };
}

function ordersFor({ key }: Decision, { orders, openOrders }: LedgerFold): readonly LedgerOrder[] {
  const own = [...orders.values()].filter(({ intent: { id, slot } }) => mintOrderId(key, slot) === id);
  return [...new Map([...own, ...openOrders].map((order) => [order.intent.id, order])).values()];
}
