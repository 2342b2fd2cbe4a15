import type { Instant } from "../calendar/instant.ts";
import type { Ticker } from "../market/ticker.ts";
import type { Money, Quantity } from "../money/money.ts";

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
    };
