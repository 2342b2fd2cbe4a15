import type { Instant } from "../calendar/instant.ts";
import type { Session } from "../calendar/session.ts";
import type { Ticker } from "../market/ticker.ts";
import type { Money, Quantity } from "../money/money.ts";
import type { Activity } from "../orders/activity.ts";
import type { Fill, OrderId } from "../orders/order.ts";
import type { OrderIntent } from "../orders/order-intent.ts";
import type { OrderReport } from "../orders/order-record.ts";
import type { Barred } from "../rebalance/exits.ts";
import type { Transfer } from "../rebalance/transfer.ts";
import type { TradingState } from "../risk/trading-state.ts";

/** For how many sessions in a row a sleeve has been undecided, the record's own included. */
export interface Streak {
  readonly sleeve: string;
  readonly sessions: number;
  readonly reason: string;
}

/** What a ledger remembers, in the order in which it became known. Nothing is ever changed or taken out. */
export type LedgerRecord =
  | {
      readonly kind: "opened";
      readonly at: Instant;
      readonly account: string;
      /** The mandate's capital. */
      readonly cash: Money;
      /** Cash of the account that is not the mandate's. */
      readonly externalCash: Money;
      readonly external: ReadonlyMap<Ticker, Quantity>;
      /** Where the account's activities were already known: what came before does not count. */
      readonly cursor: string | undefined;
    }
  | { readonly kind: "intended"; readonly at: Instant; readonly intent: OrderIntent }
  | { readonly kind: "reported"; readonly at: Instant; readonly id: OrderId; readonly report: OrderReport }
  | { readonly kind: "filled"; readonly at: Instant; readonly fill: Fill }
  | { readonly kind: "activity"; readonly at: Instant; readonly activity: Activity }
  | { readonly kind: "read-to"; readonly at: Instant; readonly cursor: string }
  /** `id` names the transfer within its decision: told again, it changes nothing. */
  | {
      readonly kind: "transferred";
      readonly at: Instant;
      readonly id: string;
      readonly session: Session;
      readonly transfer: Transfer;
    }
  | {
      readonly kind: "rebalanced";
      readonly at: Instant;
      readonly session: Session;
      readonly sleeves: readonly string[];
    }
  /** Sleeves that took shelter, or were left: what they know next is acted upon at once, whatever their schedule. */
  | {
      readonly kind: "sheltered";
      readonly at: Instant;
      readonly session: Session;
      readonly sleeves: readonly string[];
    }
  /** All that sleeves do not hold from then on, though their strategies want it: a stop or a target has sold it. */
  | {
      readonly kind: "barred";
      readonly at: Instant;
      readonly session: Session;
      readonly barred: readonly Barred[];
    }
  /** Every sleeve that was undecided in a session; the others have known what to hold. */
  | {
      readonly kind: "consulted";
      readonly at: Instant;
      readonly session: Session;
      readonly undecided: readonly Streak[];
    }
  /** What the mandate was worth at prices that could be believed. */
  | { readonly kind: "valued"; readonly at: Instant; readonly session: Session; readonly equity: Money }
  | { readonly kind: "state"; readonly at: Instant; readonly state: TradingState; readonly reason: string }
  | {
      readonly kind: "ended";
      readonly at: Instant;
      readonly session: Session;
      /** Which decision of the session; ledgers of earlier versions do not say. */
      readonly revision: number | undefined;
      readonly outcome: string;
    };
