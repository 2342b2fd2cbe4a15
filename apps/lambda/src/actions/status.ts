import { plain } from "@alchemiser/application";
import { holdingsOf, LedgerFold, type LedgerRecord } from "@alchemiser/domain";
import type { Answer } from "../answer.ts";
import type { World } from "../worlds/world.ts";

/** The account as the broker has it, and the mandate as the ledger remembers it. Changes nothing. */
export async function status({ ports: { broker }, ledgers }: World): Promise<Answer> {
  const [account, open, records] = await Promise.all([broker.account(), broker.openOrders(), ledgers.records()]);
  const { orders: openOrders, unclear: unclearOrders } = open;
  return { outcome: "status", status: plain({ account, openOrders, unclearOrders, mandate: rememberedIn(records) }) };
}

/** Nothing of it before the first run. */
function rememberedIn(records: readonly LedgerRecord[]): unknown {
  const fold = LedgerFold.of(records);
  if (fold.account === undefined) return undefined;
  const { account, book, trading, openOrders } = fold;
  const lastRun = records.findLast(({ kind }) => kind === "ended");
  return { account, trading, cash: book.cash, holdings: holdingsOf(book), openOrders, lastRun };
}
