import type { Instant } from "../calendar/instant.ts";
import { Decimal, ONE } from "../money/decimal.ts";
import type { Ticker } from "../market/ticker.ts";
import { NO_MONEY, valueOf, type Money, type Price, type Weight } from "../money/money.ts";
import type { Activity } from "../orders/activity.ts";
import type { Fill } from "../orders/order.ts";
import type { Holdings } from "./holdings.ts";

/** Something that happens to an account, or to everybody who holds a symbol. */
export type AccountChange =
  | { readonly kind: "fee"; readonly amount: Money; readonly note: string }
  | { readonly kind: "transfer"; readonly amount: Money }
  | { readonly kind: "dividend"; readonly ticker: Ticker; readonly perShare: Price }
  /** `ratio` new shares for each old one: 2 for two-for-one, 0.1 for one-for-ten. */
  | { readonly kind: "split"; readonly ticker: Ticker; readonly ratio: Weight }
  | { readonly kind: "rename"; readonly ticker: Ticker; readonly to: Ticker }
  | { readonly kind: "bust"; readonly fill: Fill }
  | { readonly kind: "correction"; readonly fill: Fill; readonly price: Price };

interface Occasion {
  readonly id: string;
  readonly at: Instant;
  readonly holdings: Holdings;
}

/** Carries the change out and says what it meant to the account; nothing, when the symbol is not held. */
export function activityOf(change: AccountChange, { id, at, holdings }: Occasion): Activity | undefined {
  switch (change.kind) {
    case "fee": {
      holdings.pay(change.amount);
      return { kind: "fee", id, at, cash: change.amount.negated(), note: change.note };
    }
    case "transfer": {
      holdings.pay(change.amount.negated());
      return { kind: "transfer", id, at, cash: change.amount };
    }
    case "dividend": {
      const cash = valueOf(holdings.sharesOf(change.ticker), change.perShare);
      if (cash.isZero()) return undefined;
      holdings.pay(cash.negated());
      return { kind: "dividend", id, at, ticker: change.ticker, cash };
    }
    case "split": {
      const held = holdings.sharesOf(change.ticker);
      if (held.isZero()) return undefined;
      const after = new Decimal<"quantity">((held.nanos * change.ratio.nanos) / ONE);
      const shares = after.minus(held);
      holdings.adjust(change.ticker, shares);
      return { kind: "split", id, at, ticker: change.ticker, shares };
    }
    case "rename": {
      const { ticker, to } = change;
      const shares = holdings.sharesOf(ticker);
      if (shares.isZero()) return undefined;
      holdings.rename(ticker, to);
      return { kind: "reorganization", id, at, ticker, shares, into: { ticker: to, shares }, cash: NO_MONEY };
    }
    case "bust":
      holdings.takeBack(change.fill);
      return { kind: "bust", id, at, fill: change.fill };
    case "correction": {
      const fill = { ...change.fill, price: change.price };
      holdings.takeBack(change.fill);
      holdings.settle(fill);
      return { kind: "correction", id, at, fill };
    }
  }
}
