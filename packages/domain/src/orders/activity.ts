import type { Instant } from "../calendar/instant.ts";
import type { Ticker } from "../market/ticker.ts";
import type { Money, Quantity } from "../money/money.ts";
import type { Fill } from "./order.ts";

/** What changes an account without an order. `cash` is signed: what is paid is negative. */
export type Activity =
  | { readonly kind: "fee"; readonly id: string; readonly at: Instant; readonly cash: Money; readonly note: string }
  | {
      readonly kind: "dividend";
      readonly id: string;
      readonly at: Instant;
      readonly ticker: Ticker;
      readonly cash: Money;
    }
  | { readonly kind: "interest"; readonly id: string; readonly at: Instant; readonly cash: Money }
  | { readonly kind: "transfer"; readonly id: string; readonly at: Instant; readonly cash: Money }
  | {
      readonly kind: "split";
      readonly id: string;
      readonly at: Instant;
      readonly ticker: Ticker;
      /** What the position gains; negative for a reverse split. */
      readonly shares: Quantity;
    }
  /** Shares that the account's owner brings or takes away. */
  | {
      readonly kind: "share-transfer";
      readonly id: string;
      readonly at: Instant;
      readonly ticker: Ticker;
      readonly shares: Quantity;
    }
  /** All shares of a symbol became shares of another one, or cash, or both: a new name, a merger, a new number. */
  | {
      readonly kind: "reorganization";
      readonly id: string;
      readonly at: Instant;
      readonly ticker: Ticker;
      readonly shares: Quantity;
      /** What the account has for them, all owners together; undefined when it is cash alone. */
      readonly into: { readonly ticker: Ticker; readonly shares: Quantity } | undefined;
      readonly cash: Money;
    }
  | Amendment
  /** Something of which we do not know what it does to an account, in words. */
  | { readonly kind: "unknown"; readonly id: string; readonly what: string };

/** What the market takes back afterwards. `bust`: the fill never was. `correction`: it was as `fill` says it now. */
export type Amendment =
  | { readonly kind: "bust"; readonly id: string; readonly at: Instant; readonly fill: Fill }
  | { readonly kind: "correction"; readonly id: string; readonly at: Instant; readonly fill: Fill };
