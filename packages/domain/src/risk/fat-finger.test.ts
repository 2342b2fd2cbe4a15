import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { known } from "../kernel/invariant.ts";
import { ticker } from "../market/ticker.ts";
import { NOTHING_RECENT } from "../market-rules/recent.ts";
import { Decimal } from "../money/decimal.ts";
import { price, quantity, type Price, type Quantity } from "../money/money.ts";
import type { OrderIntent } from "../orders/order-intent.ts";
import { decide } from "../decide.ts";
import { accountWith, holding, mandateFor, marketAt, termsOf, wanting } from "../testing/scenario.ts";
import { FULL_LIMITS } from "./limits.ts";
import { review } from "./review.ts";

const SPY = ticker("SPY");
const market = marketAt({ SPY: "500" });

/** A decision to buy 20 SPY, whose order is then changed by a slip of somebody's finger. */
const outcomeOf = (slip: (intent: OrderIntent) => OrderIntent): string => {
  const book = holding({}, "10000");
  const { plan, intents } = decide(mandateFor(wanting({ SPY: 1 })), market, accountWith(book));
  const intent = known(intents[0], "the purchase is approved");
  return review({
    intent: slip(intent),
    slices: 1,
    leg: known(plan?.trades[0], "there is one leg"),
    plan: known(plan, "there is a plan"),
    isFlat: false,
    weights: [],
    holdings: new Map(),
    market,
    limits: FULL_LIMITS,
    account: termsOf(book),
    recent: NOTHING_RECENT,
    others: [],
  }).outcome;
};

const nanos = (from: bigint, to: bigint) => fc.bigInt({ min: from, max: to });

describe("the gate, whatever finger slips", () => {
  it("approves the order as it was meant", () => {
    expect(outcomeOf((intent) => intent)).toBe("approved");
  });

  it("denies a quantity with a digit too many", () => {
    fc.assert(
      fc.property(nanos(21_000_000_001n, 10n ** 18n), (slip) => {
        const shares: Quantity = new Decimal(slip);
        expect(outcomeOf((intent) => ({ ...intent, quantity: shares }))).toBe("denied");
      }),
    );
  });

  it("denies a limit far above or below the market", () => {
    const slips = fc.oneof(nanos(1n, 490_000_000_000n - 1n), nanos(510_000_000_001n, 10n ** 18n));

    fc.assert(
      fc.property(slips, (slip) => {
        const limit: Price = new Decimal(slip);
        expect(outcomeOf((intent) => ({ ...intent, limit }))).toBe("denied");
      }),
    );
  });

  it("denies a decimal point in the wrong place, in the price or in the quantity", () => {
    expect(outcomeOf((intent) => ({ ...intent, limit: price("50") }))).toBe("denied");
    expect(outcomeOf((intent) => ({ ...intent, limit: price("5000") }))).toBe("denied");
    expect(outcomeOf((intent) => ({ ...intent, quantity: quantity("200") }))).toBe("denied");
  });

  it("denies another symbol than the one that was priced", () => {
    expect(outcomeOf((intent) => ({ ...intent, ticker: ticker("SPYX") }))).toBe("denied");
    expect(outcomeOf((intent) => ({ ...intent, ticker: SPY }))).toBe("approved");
  });
});
