import type { Clock } from "@alchemiser/application";
import type { Instant, Session } from "@alchemiser/domain";
import type { WireOrderRequest } from "../wire/encode-order.ts";

/** Which venue's prices: `iex` is one small exchange and free, `sip` the consolidated tape. */
export type Feed = "iex" | "sip";

/** Whose prices, and the time they are judged by. */
export interface Market {
  readonly feed: Feed;
  readonly clock: Clock;
}

/** What is done to the prices of bars. `all` includes splits, dividends and spin-offs. */
export type Adjustment = "raw" | "split" | "all";

/** One call to Alpaca, as data: who carries it out is the transport's business. */
export type AlpacaOperation =
  | { readonly name: "account" }
  | { readonly name: "positions" }
  | { readonly name: "submit-order"; readonly order: WireOrderRequest }
  | { readonly name: "cancel-order"; readonly brokerId: string }
  | { readonly name: "order"; readonly brokerId: string }
  | { readonly name: "order-by-client-id"; readonly clientId: string }
  /** Oldest first, at most `ORDERS_PAGE` of them. */
  | { readonly name: "open-orders"; readonly afterBrokerId: string | undefined }
  /** Whatever has become of them, by when they were submitted; oldest first, at most `ORDERS_PAGE` of them. */
  | { readonly name: "orders-between"; readonly after: Instant; readonly until: Instant }
  /** In the order in which they happened, at most `ACTIVITIES_PAGE` of them. */
  | { readonly name: "executions"; readonly afterId: string | undefined }
  /** By the day that they concern, at most `ACTIVITIES_PAGE` of them. */
  | {
      readonly name: "account-changes";
      readonly bookedAfter: Instant | undefined;
      readonly afterId: string | undefined;
    }
  | { readonly name: "asset"; readonly symbol: string }
  | { readonly name: "clock" }
  | { readonly name: "calendar"; readonly from: Session; readonly to: Session }
  | { readonly name: "latest-quotes"; readonly symbols: readonly string[]; readonly feed: Feed }
  | {
      readonly name: "daily-bars";
      readonly symbols: readonly string[];
      readonly feed: Feed;
      readonly adjustment: Adjustment;
      readonly from: Session;
      readonly to: Session;
      readonly pageToken: string | undefined;
    };

/** The most that Alpaca lists at a time; fewer mean that there are no more. */
export const ORDERS_PAGE = 500;
export const ACTIVITIES_PAGE = 100;

/** Alpaca counts requests for each host by itself. */
export type Host = "trading" | "data";

export const hostOf = ({ name }: AlpacaOperation): Host =>
  name === "latest-quotes" || name === "daily-bars" ? "data" : "trading";

/** Cancelling and finding out about an order: what must still be possible when the rest has used up its calls. */
export const isUrgent = ({ name }: AlpacaOperation): boolean =>
  name === "cancel-order" || name === "order" || name === "order-by-client-id" || name === "open-orders";
