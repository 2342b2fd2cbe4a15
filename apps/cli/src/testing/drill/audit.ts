import { holdingsOf, NO_SHARES, sum, type OrderIntent, type Quantity } from "@alchemiser/domain";
import type { BrokerSide } from "./broker-side.ts";
import type { LedgerSide } from "./ledger-side.ts";

/** What was lost, done twice, or does not agree: a sentence for each, none when all is well. */
export function audit(broker: BrokerSide, ledger: LedgerSide): readonly string[] {
  return [
    ...duplicates(broker),
    ...overfilled(broker, ledger),
    ...strangers(broker, ledger),
    ...lostFills(broker, ledger),
    ...balances(broker, ledger),
  ];
}

/** The id names session, symbol, side, leg and attempt: two orders under one id are one order, sent twice. */
function duplicates({ orders }: BrokerSide): readonly string[] {
  const ids = orders.map(({ clientId }) => clientId);
  return ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `duplicate order: ${id}`);
}

/** All attempts at a leg together trade no more than its first one was to trade. */
function overfilled({ orders }: BrokerSide, { fold }: LedgerSide): readonly string[] {
  const firsts = [...fold.orders.values()].filter(({ intent }) => intent.slot.attempt === 0);
  return firsts.flatMap(({ intent }) => {
    const leg = intent.id.slice(0, -1);
    const filled = sum(orders.filter(({ clientId }) => clientId.startsWith(leg)).map((order) => order.filled));
    const isMore = intent.quantity.isBelow(filled);
    return isMore ? [`duplicate order: ${leg} traded ${filled.toString()} of ${intent.quantity.toString()}`] : [];
  });
}

function strangers({ orders }: BrokerSide, { fold }: LedgerSide): readonly string[] {
  const intents = new Map<string, OrderIntent>([...fold.orders.values()].map(({ intent }) => [intent.id, intent]));
  return orders.flatMap(({ clientId, filled, status }) => {
    const intent = intents.get(clientId);
    if (intent === undefined) return [`the ledger does not know the order ${clientId}`];
    const record = fold.orders.get(intent.id)?.record;
    const told = record?.filled ?? NO_SHARES;
    const known = `${record?.status ?? "unknown"}, ${told.toString()} filled`;
    return told.equals(filled) && (record?.status ?? "") === STATUS[status]
      ? []
      : [`${clientId} is ${status}, ${filled.toString()} filled, and in the ledger ${known}`];
  });
}

/** Alpaca's words for the ends of orders, and ours. */
const STATUS: Readonly<Record<string, string>> = {
  filled: "filled",
  canceled: "canceled",
  expired: "expired",
  rejected: "rejected",
};

function lostFills(broker: BrokerSide, ledger: LedgerSide): readonly string[] {
  const lost = broker.fills.filter((fill) => !ledger.fills.includes(fill));
  const invented = ledger.fills.filter((fill) => !broker.fills.includes(fill));
  return [...lost.map((fill) => `lost fill: ${fill}`), ...invented.map((fill) => `fill of nobody: ${fill}`)];
}

function balances({ cash, positions }: BrokerSide, { fold }: LedgerSide): readonly string[] {
  const expected = fold.book.cash.plus(fold.external.cash);
  const money = expected.equals(cash)
    ? []
    : [`cash: ${expected.toString()} in the ledger, ${cash.toString()} at the broker`];
  const ours = new Map<string, Quantity>(holdingsOf(fold.book));
  const names = new Set<string>([...ours.keys(), ...positions.keys()]);
  const theirs = new Map<string, Quantity>(positions);
  const shares = [...names].flatMap((name) => {
    const [here, there] = [ours.get(name) ?? NO_SHARES, theirs.get(name) ?? NO_SHARES];
    return here.equals(there) ? [] : [`${name}: ${here.toString()} in the ledger, ${there.toString()} at the broker`];
  });
  const open = fold.openOrders.map(({ intent }) => `still open in the ledger: ${intent.id}`);
  return [...money, ...shares, ...open];
}
