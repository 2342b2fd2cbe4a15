import type { Ticker } from "../market/ticker.ts";
import type { Money, Quantity } from "../money/money.ts";

/** An account as its broker tells it, as far as the rules for its kind ask. */
export interface AccountTerms {
  /** A cash account waits for settlement, a margin account minds its day trades. None where the broker does not say. */
  readonly kind: "cash" | "margin" | undefined;
  readonly cash: Money;
  /** None where the broker does not say. */
  readonly equityAtLastClose: Money | undefined;
  /** What the account holds, whosever it is. */
  readonly positions: ReadonlyMap<Ticker, Quantity>;
}
