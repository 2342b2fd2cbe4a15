import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ticker } from "../market/ticker.ts";
import { Decimal, sum } from "../money/decimal.ts";
import { NO_SHARES, price, quantity, type Quantity } from "../money/money.ts";
import { spoken, spokenTransfers } from "../testing/scenario.ts";
import { net, type Netted } from "./net.ts";

const SPY = ticker("SPY");

const wishing = (changes: Readonly<Record<string, Quantity>>): Netted =>
  net({
    ticker: SPY,
    price: price("500"),
    changes: Object.entries(changes).map(([sleeve, change]) => ({ sleeve, quantity: change })),
  });

const told = (changes: Readonly<Record<string, string>>): readonly string[] => {
  const netted = wishing(Object.fromEntries(Object.entries(changes).map(([name, text]) => [name, quantity(text)])));
  return [...spokenTransfers(netted), ...spoken(netted.trade ? [netted.trade] : [])];
};

describe("net", () => {
  it("sends nothing out when sleeves want exactly opposite things", () => {
    expect(told({ a: "-3", b: "3" })).toEqual(["a gives 3 SPY to b"]);
  });

  it("sends out what is left of the heavier side", () => {
    expect(told({ a: "-10", b: "4" })).toEqual(["a gives 4 SPY to b", "sell 6 SPY"]);
    expect(told({ a: "-4", b: "10" })).toEqual(["a gives 4 SPY to b", "buy 6 SPY"]);
  });

  it("lets each sleeve of the heavier side have the same part of its wish inside", () => {
    expect(told({ a: "-6", b: "-2", c: "4" })).toEqual(["a gives 3 SPY to c", "b gives 1 SPY to c", "sell 4 SPY"]);
  });

  it("does nothing when nobody wants anything", () => {
    expect(told({})).toEqual([]);
    expect(told({ a: "0" })).toEqual([]);
  });

  it("gives every sleeve exactly its wish, from transfers and the trade together", () => {
    const nanos = fc.bigInt({ min: -(10n ** 13n), max: 10n ** 13n });

    fc.assert(
      fc.property(fc.array(nanos, { maxLength: 6 }), (wishes) => {
        const changes = Object.fromEntries(wishes.map((wish, index) => [`s${index}`, new Decimal<"quantity">(wish)]));
        const { transfers, trade } = wishing(changes);
        for (const [sleeve, wish] of Object.entries(changes)) {
          const inside = transfers.map(({ from, to, quantity: shares }) =>
            to === sleeve ? shares : from === sleeve ? shares.negated() : NO_SHARES,
          );
          const traded = trade?.attribution.find((part) => part.sleeve === sleeve)?.quantity ?? NO_SHARES;
          expect(sum([...inside, trade?.side === "sell" ? traded.negated() : traded])).toEqual(wish);
        }
      }),
    );
  });
});
