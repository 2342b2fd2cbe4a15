import type {
  AccountTerms,
  Activity,
  Fill,
  Instant,
  Money,
  OrderId,
  OrderReport,
  OrderRequest,
  TimeInForce,
} from "@alchemiser/domain";

/** The account as the broker sees it. */
export interface AccountSnapshot extends AccountTerms {
  /** The account number. */
  readonly account: string;
  /** What new buys may cost, after what working orders keep back. */
  readonly buyingPower: Money;
  readonly equity: Money;
  /** Fees of the day that are not taken out of the cash yet. */
  readonly accruedFees: Money;
  /** Why no orders are taken, in the broker's words; undefined when they are. */
  readonly restriction: string | undefined;
  /** The times in force that the account was granted beside those that everybody has. */
  readonly entitlements: ReadonlySet<TimeInForce>;
}

/** A refusal is an ordinary answer. `unanswered` is no answer at all: the order may or may not have been accepted. */
export type Submission =
  | { readonly outcome: "accepted"; readonly report: OrderReport }
  | { readonly outcome: "rejected"; readonly code: string; readonly reason: string }
  /** The broker has this id already: the order must be read back and compared. */
  | { readonly outcome: "duplicate"; readonly reason: string }
  | { readonly outcome: "unanswered"; readonly reason: string }
  /** It was given up while it waited for its turn: nobody has seen it. */
  | { readonly outcome: "unsent"; readonly reason: string };

/** `requested`: the end of the order is still to be reported. `too-late`: it was done already. */
export type Cancellation = "requested" | "too-late" | "unknown";

/** An order as the broker has it. */
export interface BrokerOrder {
  readonly request: OrderRequest;
  readonly report: OrderReport;
}

/** What is open at the broker, whoever placed it. */
export interface OpenOrders {
  readonly orders: readonly BrokerOrder[];
  /** Orders of which the broker tells something that makes no sense to us, a sentence for each. */
  readonly unclear: readonly string[];
}

/** What happened in the account after a cursor, oldest first. */
export interface ActivityPage {
  readonly fills: readonly Fill[];
  readonly activities: readonly Activity[];
  /** Where to go on reading; unchanged when there was nothing new. */
  readonly cursor: string | undefined;
}

/** What a broker tells without being asked. */
export type BrokerEvent =
  | { readonly kind: "order"; readonly id: OrderId; readonly report: OrderReport; readonly fill: Fill | undefined }
  /** Something may have been missed: read orders and activities again. */
  | { readonly kind: "resumed" }
  /** A part of the broker does not answer, and is left alone until then. */
  | { readonly kind: "out-of-reach"; readonly service: string; readonly until: Instant; readonly reason: string }
  | { readonly kind: "in-reach"; readonly service: string };

/** What keeps a request from leaving, until it has left. */
export interface Leaving {
  /** Gives it up when it aborts. */
  readonly recall?: AbortSignal;
  /** Asked at the last moment, after every wait: rejects when it may not leave. */
  readonly mayLeave?: () => Promise<void>;
}

/**
 * Turns requests into fills. Every implementation passes `brokerContract`. Each call has a deadline of its own and ends
 * early when `signal` aborts.
 *
 * @throws BrokerUnavailable when no answer could be had to a question; asking again is safe
 * @throws CredentialsRefused when the broker does not know the key
 * @throws UnexpectedAnswer when the answer makes no sense
 */
export interface Broker {
  account(signal?: AbortSignal): Promise<AccountSnapshot>;
  /**
   * Sends the request once, and never throws for the want of an answer. One that has left is waited for. Rejects as
   * `mayLeave` does.
   */
  submit(request: OrderRequest, signal?: AbortSignal, leaving?: Leaving): Promise<Submission>;
  cancel(id: OrderId, signal?: AbortSignal): Promise<Cancellation>;
  /** Nothing found is no proof that nothing was accepted: look-ups lag. */
  find(id: OrderId, signal?: AbortSignal): Promise<BrokerOrder | undefined>;
  openOrders(signal?: AbortSignal): Promise<OpenOrders>;
  /** Fills carry the same `executionId` here and in events: order id and cumulative quantity. */
  activitiesSince(cursor: string | undefined, signal?: AbortSignal): Promise<ActivityPage>;
  /** Resolves once nothing that happens from now on is missed, or is followed by `resumed`. */
  watch(listener: (event: BrokerEvent) => void): Promise<Watch>;
}

export interface Watch {
  close(): Promise<void>;
}
