import {
  instant,
  mintOrderId,
  money,
  price,
  quantity,
  session,
  ticker,
  type LedgerRecord,
  type OrderIntent,
  type OrderSlot,
} from "@alchemiser/domain";

const at = instant(1_736_519_400_000);
const tradeSession = session("2025-01-10");
const spy = ticker("SPY");

const slot: OrderSlot = { ticker: spy, side: "buy", leg: 0, attempt: 0 };

const intent: OrderIntent = {
  id: mintOrderId({ account: "A1", mandate: "trend", tradeSession, revision: 0 }, slot),
  slot,
  ticker: spy,
  side: "buy",
  quantity: quantity("10.5"),
  limit: price("590.12"),
  decisionPrice: price("590"),
  attribution: [{ sleeve: "core", quantity: quantity("10.5") }],
};

export const openedFor = (account: string): LedgerRecord => ({
  kind: "opened",
  at,
  account,
  cash: money("10000"),
  externalCash: money("0.01"),
  external: new Map([[ticker("BRK.B"), quantity("0.000000001")]]),
  cursor: undefined,
});

/** The life of one order, and whatever else can happen to an account. */
export const RECORD_OF_EVERY_KIND: readonly [LedgerRecord, ...LedgerRecord[]] = [
  openedFor("A1"),
  { kind: "intended", at, intent },
  {
    kind: "reported",
    at,
    id: intent.id,
    report: {
      status: "filled",
      brokerId: "b-1",
      filled: quantity("10.5"),
      averagePrice: price("590.05"),
      reason: undefined,
      at,
    },
  },
  {
    kind: "filled",
    at,
    fill: {
      executionId: "b-1:10.5",
      orderId: intent.id,
      ticker: spy,
      side: "buy",
      quantity: quantity("10.5"),
      price: price("590.05"),
      at,
    },
  },
  { kind: "activity", at, activity: { kind: "dividend", id: "d-1", at, ticker: spy, cash: money("18.6") } },
  { kind: "activity", at, activity: { kind: "fee", id: "f-1", at, cash: money("-0.02"), note: "TAF “fee”\n" } },
  { kind: "read-to", at, cursor: "f-1" },
  {
    kind: "transferred",
    at,
    id: "2025-01-10/0/SPY/core/growth",
    session: tradeSession,
    transfer: { ticker: spy, from: "core", to: "growth", quantity: quantity("1"), price: price("590") },
  },
  { kind: "rebalanced", at, session: tradeSession, sleeves: ["core", "growth"] },
  { kind: "sheltered", at, session: tradeSession, sleeves: ["growth"] },
  { kind: "barred", at, session: tradeSession, barred: [{ sleeve: "growth", ticker: ticker("SPY") }] },
  {
    kind: "consulted",
    at,
    session: tradeSession,
    undecided: [{ sleeve: "growth", sessions: 2, reason: "no bars for GLD" }],
  },
  { kind: "valued", at, session: tradeSession, equity: money("10014.58") },
  { kind: "state", at, state: "REDUCING", reason: "drawdown" },
  { kind: "ended", at, session: tradeSession, revision: 0, outcome: "done" },
];
