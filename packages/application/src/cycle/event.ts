import type {
  Book,
  Consultation,
  Decision,
  External,
  Fill,
  Instant,
  LedgerOrder,
  Market,
  OpenOrder,
  OrderId,
  OrderReport,
  Quantity,
  Recent,
  Standing,
  Ticker,
  TradingState,
} from "@alchemiser/domain";
import type {
  AccountSnapshot,
  ActivityPage,
  BrokerEvent,
  BrokerOrder,
  Cancellation,
  Submission,
} from "../ports/broker.ts";

/** What the ledger remembers when a cycle begins, or after something was written to it. */
export interface Memory {
  readonly account: string | undefined;
  readonly book: Book;
  /** Sleeves whose last rebalance came to no good end. */
  readonly unfinished: ReadonlySet<string>;
  readonly external: External;
  /** Shares that the mandate has given away and did not have. */
  readonly lacking: ReadonlyMap<Ticker, Quantity>;
  readonly cursor: string | undefined;
  /** The ids of the activities that were counted: the account's history may tell them again. */
  readonly counted: ReadonlySet<string>;
  readonly trading: TradingState;
  readonly standing: Standing;
  readonly consultation: Consultation;
  readonly recent: Recent;
  /** Orders of this decision, and any others that are not known to be done. */
  readonly orders: readonly LedgerOrder[];
  /** The decision that was frozen for this cycle, if an earlier run got that far. */
  readonly decision: Decision | undefined;
  /** The highest revision that was decided for the cycle's session: those below it are replaced. */
  readonly latestRevision: number | undefined;
}

/** What the shell tells a cycle. */
export type CycleEvent = { readonly at: Instant } & (
  | { readonly kind: "recalled"; readonly memory: Memory }
  | { readonly kind: "account-read"; readonly snapshot: AccountSnapshot; readonly page: ActivityPage }
  | { readonly kind: "observed"; readonly market: Market; readonly openOrders: readonly OpenOrder[] }
  | { readonly kind: "frozen"; readonly decision: Decision }
  | { readonly kind: "submitted"; readonly id: OrderId; readonly submission: Submission }
  | { readonly kind: "found"; readonly id: OrderId; readonly order: BrokerOrder | undefined }
  /** What the broker tells of the order makes no sense to us, such as a state that we do not know. */
  | { readonly kind: "unclear"; readonly id: OrderId; readonly reason: string }
  | { readonly kind: "cancelled"; readonly id: OrderId; readonly cancellation: Cancellation }
  | { readonly kind: "reported"; readonly id: OrderId; readonly report: OrderReport; readonly fill: Fill | undefined }
  | { readonly kind: "woke"; readonly id: OrderId }
  | { readonly kind: "paused" }
  /** A part of the broker has not answered for a while, or does so again. */
  | Extract<BrokerEvent, { readonly kind: "out-of-reach" | "in-reach" }>
  /** A person wants it to end: nothing new, working orders are cancelled, then the account is reconciled. */
  | { readonly kind: "stop" }
  /** As `stop`, and no later cycle trades until a person resumes it. */
  | { readonly kind: "halt"; readonly reason: string }
);
