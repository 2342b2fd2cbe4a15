import type { Instant } from "../calendar/instant.ts";
import { isRealDate, type Session } from "../calendar/session.ts";
import { isTicker, type Ticker } from "../market/ticker.ts";
import type { Activity } from "../orders/activity.ts";
import { isOrderId, type Fill, type OrderId } from "../orders/order.ts";
import type { OrderSlot } from "../orders/order-identity.ts";
import type { Attribution, OrderIntent } from "../orders/order-intent.ts";
import type { OrderReport } from "../orders/order-record.ts";
import { TRANSITIONS, type OrderStatus } from "../orders/order-status.ts";
import type { Barred } from "../rebalance/exits.ts";
import type { LedgerRecord, Streak } from "./ledger-record.ts";
import { byKind, isAmount, isCount, isText, listOf, mapOf, objectOf, oneOf, optional, type Shape } from "./shape.ts";

type RecordOf<Name extends LedgerRecord["kind"]> = Extract<LedgerRecord, { readonly kind: Name }>;
type Transfer = RecordOf<"transferred">["transfer"];
type ActivityOf<Name extends Activity["kind"]> = Extract<Activity, { readonly kind: Name }>;
type Into = NonNullable<ActivityOf<"reorganization">["into"]>;

const isInstant: Shape<Instant> = (candidate): candidate is Instant => Number.isSafeInteger(candidate);

const isSession: Shape<Session> = (candidate): candidate is Session =>
  typeof candidate === "string" && isRealDate(candidate);

const isTickerText: Shape<Ticker> = (candidate): candidate is Ticker =>
  typeof candidate === "string" && isTicker(candidate);

const isOrderIdText: Shape<OrderId> = (candidate): candidate is OrderId =>
  typeof candidate === "string" && isOrderId(candidate);

const isStatus: Shape<OrderStatus> = (candidate): candidate is OrderStatus =>
  typeof candidate === "string" && Object.hasOwn(TRANSITIONS, candidate);

const isSide = oneOf("buy", "sell");

const isSlot = objectOf<OrderSlot>({ ticker: isTickerText, side: isSide, leg: isCount, attempt: isCount });

const isIntent = objectOf<OrderIntent>({
  id: isOrderIdText,
  slot: isSlot,
  ticker: isTickerText,
  side: isSide,
  quantity: isAmount,
  limit: isAmount,
  decisionPrice: isAmount,
  attribution: listOf(objectOf<Attribution>({ sleeve: isText, quantity: isAmount })),
  auction: optional(oneOf("close")),
});

const isReport = objectOf<OrderReport>({
  status: isStatus,
  brokerId: isText,
  filled: isAmount,
  averagePrice: optional(isAmount<"price">),
  reason: optional(isText),
  at: isInstant,
});

const isFill = objectOf<Fill>({
  executionId: isText,
  orderId: isOrderIdText,
  ticker: isTickerText,
  side: isSide,
  quantity: isAmount,
  price: isAmount,
  at: isInstant,
});

const told = { id: isText, at: isInstant };

const isActivity = byKind<Activity>({
  fee: objectOf<ActivityOf<"fee">>({ kind: oneOf("fee"), ...told, cash: isAmount, note: isText }),
  dividend: objectOf<ActivityOf<"dividend">>({
    kind: oneOf("dividend"),
    ...told,
    ticker: isTickerText,
    cash: isAmount,
  }),
  interest: objectOf<ActivityOf<"interest">>({ kind: oneOf("interest"), ...told, cash: isAmount }),
  transfer: objectOf<ActivityOf<"transfer">>({ kind: oneOf("transfer"), ...told, cash: isAmount }),
  split: objectOf<ActivityOf<"split">>({ kind: oneOf("split"), ...told, ticker: isTickerText, shares: isAmount }),
  "share-transfer": objectOf<ActivityOf<"share-transfer">>({
    kind: oneOf("share-transfer"),
    ...told,
    ticker: isTickerText,
    shares: isAmount,
  }),
  reorganization: objectOf<ActivityOf<"reorganization">>({
    kind: oneOf("reorganization"),
    ...told,
    ticker: isTickerText,
    shares: isAmount,
    into: optional(objectOf<Into>({ ticker: isTickerText, shares: isAmount })),
    cash: isAmount,
  }),
  bust: objectOf<ActivityOf<"bust">>({ kind: oneOf("bust"), ...told, fill: isFill }),
  correction: objectOf<ActivityOf<"correction">>({ kind: oneOf("correction"), ...told, fill: isFill }),
  unknown: objectOf<ActivityOf<"unknown">>({ kind: oneOf("unknown"), id: isText, what: isText }),
});

const isTransfer = objectOf<Transfer>({
  ticker: isTickerText,
  from: isText,
  to: isText,
  quantity: isAmount,
  price: isAmount,
});

const at = isInstant;

/** Whether data read back from somewhere is a record of a ledger, whole and of a kind that is known. */
export const isLedgerRecord: Shape<LedgerRecord> = byKind<LedgerRecord>({
  opened: objectOf<RecordOf<"opened">>({
    kind: oneOf("opened"),
    at,
    account: isText,
    cash: isAmount,
    externalCash: isAmount,
    external: mapOf(isTickerText, isAmount<"quantity">),
    cursor: optional(isText),
  }),
  intended: objectOf<RecordOf<"intended">>({ kind: oneOf("intended"), at, intent: isIntent }),
  reported: objectOf<RecordOf<"reported">>({ kind: oneOf("reported"), at, id: isOrderIdText, report: isReport }),
  filled: objectOf<RecordOf<"filled">>({ kind: oneOf("filled"), at, fill: isFill }),
  activity: objectOf<RecordOf<"activity">>({ kind: oneOf("activity"), at, activity: isActivity }),
  "read-to": objectOf<RecordOf<"read-to">>({ kind: oneOf("read-to"), at, cursor: isText }),
  transferred: objectOf<RecordOf<"transferred">>({
    kind: oneOf("transferred"),
    at,
    id: isText,
    session: isSession,
    transfer: isTransfer,
  }),
  rebalanced: objectOf<RecordOf<"rebalanced">>({
    kind: oneOf("rebalanced"),
    at,
    session: isSession,
    sleeves: listOf(isText),
  }),
  sheltered: objectOf<RecordOf<"sheltered">>({
    kind: oneOf("sheltered"),
    at,
    session: isSession,
    sleeves: listOf(isText),
  }),
  barred: objectOf<RecordOf<"barred">>({
    kind: oneOf("barred"),
    at,
    session: isSession,
    barred: listOf(objectOf<Barred>({ sleeve: isText, ticker: isTickerText })),
  }),
  consulted: objectOf<RecordOf<"consulted">>({
    kind: oneOf("consulted"),
    at,
    session: isSession,
    undecided: listOf(objectOf<Streak>({ sleeve: isText, sessions: isCount, reason: isText })),
  }),
  valued: objectOf<RecordOf<"valued">>({ kind: oneOf("valued"), at, session: isSession, equity: isAmount }),
  state: objectOf<RecordOf<"state">>({
    kind: oneOf("state"),
    at,
    state: oneOf("ACTIVE", "REDUCING", "HALTED"),
    reason: isText,
  }),
  ended: objectOf<RecordOf<"ended">>({
    kind: oneOf("ended"),
    at,
    session: isSession,
    revision: optional(isCount),
    outcome: isText,
  }),
});
