import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { InvariantViolation } from "../kernel/invariant.ts";
import { money, price } from "../money/money.ts";
import { anyAmount } from "../testing/any-ledger-record.ts";
import { decodeExact, encodeExact } from "./exact-json.ts";

const { value: anyValue } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.string({ unit: "binary" }),
    fc.double(),
    fc.boolean(),
    fc.constant(undefined),
    anyAmount(),
    fc.array(tie("value"), { maxLength: 4 }),
    fc.array(fc.tuple(tie("value"), tie("value")), { maxLength: 4 }).map((pairs) => new Map(pairs)),
    fc.dictionary(
      fc.string().map((key) => key.replace(/^\$+/, "")),
      tie("value"),
      { noNullPrototype: true },
    ),
  ),
}));

describe("exact JSON", () => {
  it("gives every value back as it was", () => {
    fc.assert(
      fc.property(anyValue, (value) => {
        expect(decodeExact(encodeExact(value))).toStrictEqual(value);
      }),
    );
  });

  it("keeps decimals exact, maps ordered, and what JSON numbers cannot say", () => {
    const decision = {
      equity: money("0.000000001"),
      prices: new Map([
        ["TQQQ", price("101.5")],
        ["BIL", price("91")],
      ]),
      score: Number.NaN,
      change: -0,
      reason: undefined,
    };

    expect(encodeExact(decision)).toBe(
      '{"change":{"$number":"-0"},"equity":{"$decimal":"0.000000001"},' +
        '"prices":{"$map":[["TQQQ",{"$decimal":"101.5"}],["BIL",{"$decimal":"91"}]]},' +
        '"reason":null,"score":{"$number":"NaN"}}',
    );
  });

  it("writes equal values as equal text", () => {
    expect(encodeExact({ b: { d: 1, c: 2 }, a: 3 })).toBe(encodeExact({ a: 3, b: { c: 2, d: 1 } }));
  });

  it("leaves prototypes alone", () => {
    const value = decodeExact('{"__proto__":{"isAdmin":true}}');

    expect(Object.keys(value ?? {})).toEqual(["__proto__"]);
    expect(value).not.toHaveProperty("isAdmin");
  });

  it.each([
    ["null", null, "was [object Null]"],
    ["a date", new Date(0), "was [object Date]"],
    ["a function", () => 1, "was [object Function]"],
    ["a key like a tag", { $decimal: "1" }, 'was "$decimal"'],
  ])("does not write %s", (_, value, reason) => {
    expect(() => encodeExact(value)).toThrow(InvariantViolation);
    expect(() => encodeExact(value)).toThrow(reason);
  });

  it.each([
    ['{"$decimal":"1.5x"}', "1.5x"],
    ['{"$map":[1]}', "a map is written as pairs"],
    ['{"$decimal":1.5}', 'was "$decimal"'],
    ['{"$date":"2025-07-01"}', 'was "$date"'],
    ["{", "JSON"],
  ])("does not read %s", (text, reason) => {
    expect(() => decodeExact(text)).toThrow(reason);
  });
});
