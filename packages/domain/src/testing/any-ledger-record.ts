import fc from "fast-check";
import { instant, type Instant } from "../calendar/instant.ts";
import { sessionOfDayNumber } from "../calendar/civil-date.ts";
import type { Session } from "../calendar/session.ts";
import type { LedgerRecord } from "../ledger/ledger-record.ts";
import { ticker, type Ticker } from "../market/ticker.ts";
import { Decimal } from "../money/decimal.ts";
import type { Activity } from "../orders/activity.ts";
import { orderId, type Fill, type OrderId } from "../orders/order.ts";
import type { OrderIntent } from "../orders/order-intent.ts";
import type { OrderReport } from "../orders/order-record.ts";
import { TRANSITIONS } from "../orders/order-status.ts";

/** Plain objects, as they are everywhere but in generated data. */
const record = <Value>(model: { readonly [Key in keyof Value]: fc.Arbitrary<Value[Key]> }): fc.Arbitrary<Value> =>
  fc.record<Value>(model, { noNullPrototype: true });

/** Any exact decimal, small or larger than every account. */
export const anyAmount = <Unit extends string>(): fc.Arbitrary<Decimal<Unit>> =>
  fc.bigInt({ min: -(10n ** 24n), max: 10n ** 24n }).map((nanos) => new Decimal<Unit>(nanos));

export const anyTicker: fc.Arbitrary<Ticker> = fc.stringMatching(/^[A-Z][A-Z0-9.]{0,9}$/).map(ticker);

export const anySession: fc.Arbitrary<Session> = fc.integer({ min: 7_305, max: 25_567 }).map(sessionOfDayNumber);

const anyInstant: fc.Arbitrary<Instant> = fc.integer({ min: 0, max: 4_102_444_800_000 }).map(instant);
const anyOrderId: fc.Arbitrary<OrderId> = fc.stringMatching(/^[\w-]{1,48}$/).map(orderId);
const anyText = fc.string({ unit: "binary", maxLength: 30 });
const anySide = fc.constantFrom("buy" as const, "sell" as const);
const count = fc.nat({ max: 9 });
const maybe = <Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Value | undefined> =>
  fc.option(value, { nil: undefined });
const kind = <const Kind extends string>(name: Kind): fc.Arbitrary<Kind> => fc.constant(name);

const anyIntentOfTheDay: fc.Arbitrary<OrderIntent> = record({
  id: anyOrderId,
  slot: record({ ticker: anyTicker, side: anySide, leg: count, attempt: count }),
  ticker: anyTicker,
  side: anySide,
  quantity: anyAmount<"quantity">(),
  limit: anyAmount<"price">(),
  decisionPrice: anyAmount<"price">(),
  attribution: fc.array(record({ sleeve: anyText, quantity: anyAmount<"quantity">() }), { maxLength: 3 }),
});

const anyIntent = fc.oneof(
  anyIntentOfTheDay,
  anyIntentOfTheDay.map((intent): OrderIntent => ({ ...intent, auction: "close" })),
);

const anyReport: fc.Arbitrary<OrderReport> = record({
  status: fc.constantFrom(...Object.values(TRANSITIONS).flat()),
  brokerId: anyText,
  filled: anyAmount<"quantity">(),
  averagePrice: maybe(anyAmount<"price">()),
  reason: maybe(anyText),
  at: anyInstant,
});

const anyFill: fc.Arbitrary<Fill> = record({
  executionId: anyText,
  orderId: anyOrderId,
  ticker: anyTicker,
  side: anySide,
  quantity: anyAmount<"quantity">(),
  price: anyAmount<"price">(),
  at: anyInstant,
});

const told = { id: anyText, at: anyInstant };
const cash = anyAmount<"money">();

const ANY_ACTIVITY: { readonly [Kind in Activity["kind"]]: fc.Arbitrary<Activity> } = {
  fee: record({ kind: kind("fee"), ...told, cash, note: anyText }),
  dividend: record({ kind: kind("dividend"), ...told, ticker: anyTicker, cash }),
  interest: record({ kind: kind("interest"), ...told, cash }),
  transfer: record({ kind: kind("transfer"), ...told, cash }),
  split: record({ kind: kind("split"), ...told, ticker: anyTicker, shares: anyAmount<"quantity">() }),
  "share-transfer": record({
    kind: kind("share-transfer"),
    ...told,
    ticker: anyTicker,
    shares: anyAmount<"quantity">(),
  }),
  reorganization: record({
    kind: kind("reorganization"),
    ...told,
    ticker: anyTicker,
    shares: anyAmount<"quantity">(),
    into: maybe(record({ ticker: anyTicker, shares: anyAmount<"quantity">() })),
    cash,
  }),
  bust: record({ kind: kind("bust"), ...told, fill: anyFill }),
  correction: record({ kind: kind("correction"), ...told, fill: anyFill }),
  unknown: record({ kind: kind("unknown"), id: anyText, what: anyText }),
};

const anyActivity = fc.oneof(...Object.values(ANY_ACTIVITY));

const anyTransfer = record({
  ticker: anyTicker,
  from: anyText,
  to: anyText,
  quantity: anyAmount<"quantity">(),
  price: anyAmount<"price">(),
});

const at = anyInstant;
const session = anySession;

/** A record of every kind, with parts that make sense one by one but not together. */
export const ANY_RECORD: { readonly [Kind in LedgerRecord["kind"]]: fc.Arbitrary<LedgerRecord> } = {
  opened: record({
    kind: kind("opened"),
    at,
    account: anyText,
    cash,
    externalCash: cash,
    external: fc.array(fc.tuple(anyTicker, anyAmount<"quantity">()), { maxLength: 4 }).map((held) => new Map(held)),
    cursor: maybe(anyText),
  }),
  intended: record({ kind: kind("intended"), at, intent: anyIntent }),
  reported: record({ kind: kind("reported"), at, id: anyOrderId, report: anyReport }),
  filled: record({ kind: kind("filled"), at, fill: anyFill }),
  activity: record({ kind: kind("activity"), at, activity: anyActivity }),
  "read-to": record({ kind: kind("read-to"), at, cursor: anyText }),
  transferred: record({ kind: kind("transferred"), at, id: anyText, session, transfer: anyTransfer }),
  rebalanced: record({ kind: kind("rebalanced"), at, session, sleeves: fc.array(anyText, { maxLength: 3 }) }),
  sheltered: record({ kind: kind("sheltered"), at, session, sleeves: fc.array(anyText, { maxLength: 3 }) }),
  barred: record({
    kind: kind("barred"),
    at,
    session,
    barred: fc.array(record({ sleeve: anyText, ticker: anyTicker }), { maxLength: 3 }),
  }),
  consulted: record({
    kind: kind("consulted"),
    at,
    session,
    undecided: fc.array(record({ sleeve: anyText, sessions: count, reason: anyText }), { maxLength: 3 }),
  }),
  valued: record({ kind: kind("valued"), at, session, equity: cash }),
  state: record({
    kind: kind("state"),
    at,
    state: fc.constantFrom("ACTIVE" as const, "REDUCING" as const, "HALTED" as const),
    reason: anyText,
  }),
  ended: record({ kind: kind("ended"), at, session, revision: maybe(count), outcome: anyText }),
};
