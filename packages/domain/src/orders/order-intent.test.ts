import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { instant } from "../calendar/instant.ts";
import { ticker } from "../market/ticker.ts";
import { Decimal, sum } from "../money/decimal.ts";
import { NO_SHARES, price, quantity } from "../money/money.ts";
import { opposite, orderId } from "./order.ts";
import { requestOf, shared, type Attribution, type OrderIntent } from "./order-intent.ts";
import { intended } from "./order-record.ts";

const part = (sleeve: string, shares: string): Attribution => ({ sleeve, quantity: quantity(shares) });

const intent: OrderIntent = {
  id: orderId("id-1"),
  slot: { ticker: ticker("SPY"), side: "sell", leg: 0, attempt: 0 },
  ticker: ticker("SPY"),
  side: "sell",
  quantity: quantity("10"),
  limit: price("589.5"),
  decisionPrice: price("590"),
  attribution: [part("core", "10")],
};

describe("an intent", () => {
  it("asks the broker for a limit order of the day under its own id", () => {
    expect(requestOf(intent)).toEqual({
      id: "id-1",
      ticker: "SPY",
      side: "sell",
      size: { in: "shares", quantity: quantity("10") },
      terms: { type: "limit", limit: price("589.5") },
      timeInForce: "day",
      hours: "regular",
    });
  });

  it("that waits for the closing auction asks for an order that trades there or nowhere", () => {
    expect(requestOf({ ...intent, auction: "close" })).toEqual({ ...requestOf(intent), timeInForce: "cls" });
  });

  it("begins as an order that nobody has heard of", () => {
    expect(intended(requestOf(intent), instant(7))).toMatchObject({
      status: "intended",
      filled: NO_SHARES,
      updatedAt: 7,
    });
  });

  it("knows the other side", () => {
    expect([opposite("buy"), opposite("sell")]).toEqual(["sell", "buy"]);
  });
});

describe("sharing shares among sleeves", () => {
  const anyAttribution = fc
    .array(fc.bigInt({ min: 1n, max: 10n ** 13n }), { minLength: 1, maxLength: 6 })
    .map((parts) => parts.map((nanos, index) => ({ sleeve: `s${index}`, quantity: new Decimal<"quantity">(nanos) })));

  it("gives each the part that the leg was meant for", () => {
    expect(shared([part("core", "6"), part("growth", "3")], quantity("3"))).toEqual([
      part("core", "2"),
      part("growth", "1"),
    ]);
    expect(shared([part("core", "6")], quantity("1.5"))).toEqual([part("core", "1.5")]);
  });

  it("loses nothing, and gives no sleeve more of a part than of the whole", () => {
    fc.assert(
      fc.property(anyAttribution, fc.bigInt({ min: 0n, max: 1_000n }), (attribution, share) => {
        const whole = sum(attribution.map((one) => one.quantity));
        const amount = new Decimal<"quantity">((whole.nanos * share) / 1_000n);
        const parts = shared(attribution, amount);

        expect(sum(parts.map((one) => one.quantity))).toEqual(amount);
        for (const [index, one] of parts.entries()) {
          expect(one.quantity.isNegative()).toBe(false);
          expect(attribution[index]?.quantity.isBelow(one.quantity)).toBe(false);
        }
      }),
    );
  });

  it("gives each its whole part of the whole", () => {
    fc.assert(
      fc.property(anyAttribution, (attribution) => {
        expect(shared(attribution, sum(attribution.map((one) => one.quantity)))).toEqual(attribution);
      }),
    );
  });
});
