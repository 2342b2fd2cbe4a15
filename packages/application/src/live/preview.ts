import {
  decide,
  dueAgain,
  LedgerFold,
  openOrder,
  universeOf,
  withRisk,
  type Decision,
  type LedgerRecord,
  type Ticker,
  type TradingState,
} from "@alchemiser/domain";
import { opening } from "../cycle/opening.ts";
import { slicesOf } from "../cycle/slices-of.ts";
import type { AccountSnapshot } from "../ports/broker.ts";
import { observeMarket } from "./observe-market.ts";
import type { Prepared } from "./prepare.ts";
import type { TradingPorts } from "./trading-ports.ts";

/** What a run would decide now, and the account that it would decide for. */
export interface Preview {
  readonly outcome: "previewed";
  readonly decision: Decision;
  readonly account: AccountSnapshot;
  /** Of the decision nothing is bought while this is REDUCING. */
  readonly trading: TradingState;
}

/** `halted`: a person has to resume. `account`: it cannot be traded. */
export interface NotPreviewed {
  readonly outcome: "refused";
  readonly because: "halted" | "account";
  readonly reason: string;
}

/**
 * Decides on the market of now, and does nothing: nothing is written, nothing is sent. Where a decision is frozen
 * already, a run goes on with that one.
 */
export async function preview(
  ports: Omit<TradingPorts, "ledger">,
  { task, past }: Prepared,
  records: readonly LedgerRecord[],
): Promise<Preview | NotPreviewed> {
  const fold = LedgerFold.of(records);
  if (fold.trading === "HALTED")
    return { outcome: "refused", because: "halted", reason: "trading is halted until a person resumes it" };
  const account = await ports.broker.account();
  if (fold.account === undefined) {
    const first = opening(task.mandate, account, { cursor: undefined, at: ports.clock.now() });
    if (first.outcome === "refused") return refused(first.reason);
    fold.apply(first.record);
  }
  const obstacle = obstacleTo(fold, account);
  if (obstacle !== undefined) return refused(obstacle);

  const { mandate, tradeSession, revision } = task;
  const held = [...fold.book.sleeves.values()].flatMap(({ holdings }) => [...holdings.keys()]);
  const tickers = new Set<Ticker>([...universeOf(mandate), ...held]);
  const open = await ports.broker.openOrders();
  const market = await observeMarket(ports, { tickers: [...tickers], past, tradeSession });
  const working = new Map(open.orders.map(({ request, report }) => [request.id, openOrder(request, report)]));
  for (const { record } of fold.openOrders) working.set(record.request.id, openOrder(record.request, record));
  const decision = decide(mandate, market, {
    key: { account: account.account, mandate: mandate.name, tradeSession, revision },
    book: dueAgain(fold.book, fold.unfinished),
    working: [...working.values()],
    terms: account,
    recent: fold.recent,
    slices: (leg, legs) => slicesOf(task, market, { leg, legs }),
  });
  return { outcome: "previewed", decision: withRisk(decision, past), account, trading: fold.trading };
}

const refused = (reason: string): NotPreviewed => ({ outcome: "refused", because: "account", reason });

/** Why the account cannot be traded; nothing when it can. */
function obstacleTo({ account }: LedgerFold, snapshot: AccountSnapshot): string | undefined {
  if (snapshot.restriction !== undefined) return `the broker takes no orders: ${snapshot.restriction}`;
  return account === snapshot.account
    ? undefined
    : `the ledger belongs to account "${account ?? ""}", the broker answered for "${snapshot.account}"`;
}
