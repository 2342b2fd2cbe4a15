import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { session } from "../calendar/session.ts";
import { ticker } from "../market/ticker.ts";
import { anySession, anyTicker } from "../testing/any-ledger-record.ts";
import { orderId } from "./order.ts";
import { decisionPart, legPart, mintOrderId, ownerPart, type DecisionKey, type OrderSlot } from "./order-identity.ts";

const key: DecisionKey = {
  account: "PA3X7Y2Z1",
  mandate: "all-weather",
  tradeSession: session("2025-01-10"),
  revision: 0,
};
const slot: OrderSlot = { ticker: ticker("SPY"), side: "buy", leg: 0, attempt: 0 };

const anyKey: fc.Arbitrary<DecisionKey> = fc.record({
  account: fc.constantFrom("A1", "A2", "A11"),
  mandate: fc.constantFrom("core", "growth", "1core"),
  tradeSession: anySession,
  revision: fc.nat({ max: 99 }),
});
const anySlot: fc.Arbitrary<OrderSlot> = fc.record({
  ticker: anyTicker,
  side: fc.constantFrom("buy" as const, "sell" as const),
  leg: fc.nat({ max: 99 }),
  attempt: fc.nat({ max: 99 }),
});

describe("the id of an order", () => {
  it("stays the same for ever: orders of earlier versions are recognised by it", () => {
    // The first twelve digits of the SHA-256 of "PA3X7Y2Z1\nall-weather", as any other tool computes it.
    expect(mintOrderId(key, slot)).toBe("7543a9307341-250110r0-SPY-buy0-0");
    expect(mintOrderId({ ...key, revision: 2 }, { ticker: ticker("BRK.B"), side: "sell", leg: 3, attempt: 1 })).toBe(
      "7543a9307341-250110r2-BRK_B-sell3-1",
    );
  });

  it("has at most 48 letters, digits, dashes and underscores", () => {
    fc.assert(
      fc.property(anyKey, anySlot, (anyOf, where) => {
        expect(mintOrderId(anyOf, where)).toMatch(/^[\w-]{1,48}$/);
      }),
    );
  });

  it("is the same for equal decisions and slots", () => {
    fc.assert(
      fc.property(anyKey, anySlot, (anyOf, where) => {
        expect(mintOrderId({ ...anyOf }, { ...where })).toBe(mintOrderId(anyOf, where));
      }),
    );
  });

  it("is another for every other decision and slot of a century", () => {
    fc.assert(
      fc.property(anyKey, anySlot, anyKey, anySlot, (keyA, slotA, keyB, slotB) => {
        const isSame = JSON.stringify([keyA, slotA]) === JSON.stringify([keyB, slotB]);
        expect(mintOrderId(keyA, slotA) === mintOrderId(keyB, slotB)).toBe(isSame);
      }),
    );
  });

  it.each<[string, Partial<DecisionKey>, Partial<OrderSlot>]>([
    ["account", { account: "PA3X7Y2Z2" }, {}],
    ["mandate", { mandate: "all-weather-2" }, {}],
    ["trade session", { tradeSession: session("2025-01-13") }, {}],
    ["revision", { revision: 1 }, {}],
    ["symbol", {}, { ticker: ticker("SPYG") }],
    ["side", {}, { side: "sell" }],
    ["leg", {}, { leg: 1 }],
    ["attempt", {}, { attempt: 1 }],
  ])("changes with the %s alone", (_, otherKey, otherSlot) => {
    expect(mintOrderId({ ...key, ...otherKey }, { ...slot, ...otherSlot })).not.toBe(mintOrderId(key, slot));
  });

  it("writes every dot of a symbol as an underscore, which no symbol has", () => {
    expect(mintOrderId(key, { ...slot, ticker: ticker("A.B.C") })).toContain("-A_B_C-");
  });
});

describe("parts of an order's id", () => {
  const id = (revision: number, symbol: string, attempt: number) =>
    mintOrderId({ ...key, revision }, { ...slot, ticker: ticker(symbol), attempt });

  it("end before the numbers of the slice and of the attempt, and before the symbol", () => {
    expect(legPart(id(0, "SPY", 12))).toBe("7543a9307341-250110r0-SPY-buy");
    expect(decisionPart(id(10, "SPY", 12))).toBe("7543a9307341-250110r10");
    expect(ownerPart(id(10, "SPY", 12))).toBe("7543a9307341");
  });

  it.each(["by-hand", "by-hand-250110r0-SPY-buy"])("are the whole id of an order that is not ours: %s", (text) => {
    expect(decisionPart(orderId(text))).toBe(text);
    expect(legPart(orderId(text))).toBe(text);
  });

  it("are the same for all slices of a leg and all attempts at them", () => {
    expect(legPart(id(0, "SPY", 0))).toBe(legPart(mintOrderId(key, { ...slot, leg: 12, attempt: 3 })));
    expect(legPart(id(0, "BRK.B", 0))).toBe(legPart(id(0, "BRK.B", 12)));
    expect(legPart(id(0, "SPY", 0))).not.toBe(legPart(id(1, "SPY", 0)));
  });

  it("are the same for all orders of a decision", () => {
    expect(decisionPart(id(0, "SPY", 0))).toBe(decisionPart(id(0, "TLT", 3)));
    expect(decisionPart(id(1, "SPY", 0))).not.toBe(decisionPart(id(10, "SPY", 0)));
  });
});
