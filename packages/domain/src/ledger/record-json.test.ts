import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { instant } from "../calendar/instant.ts";
import { InvariantViolation } from "../kernel/invariant.ts";
import { ticker, type Ticker } from "../market/ticker.ts";
import { money, quantity } from "../money/money.ts";
import { ANY_RECORD } from "../testing/any-ledger-record.ts";
import type { LedgerRecord } from "./ledger-record.ts";
import { decodeRecord, encodeRecord } from "./record-json.ts";

const opened: LedgerRecord = {
  kind: "opened",
  at: instant(1_736_433_000_000),
  account: "A1",
  cash: money("10000.5"),
  externalCash: money("0"),
  external: new Map([[ticker("SPY"), quantity("1.25")]]),
  cursor: undefined,
};

describe("a ledger record as JSON", () => {
  it.each(Object.entries(ANY_RECORD))("comes back as it was: %s", (_, anyRecord) => {
    fc.assert(
      fc.property(anyRecord, (record) => {
        expect(decodeRecord(encodeRecord(record))).toStrictEqual(record);
      }),
    );
  });

  it("is one line of text that names its version", () => {
    expect(encodeRecord(opened)).toBe(
      '{"record":{"account":"A1","at":1736433000000,"cash":{"$decimal":"10000.5"},"cursor":null,' +
        '"external":{"$map":[["SPY",{"$decimal":"1.25"}]]},"externalCash":{"$decimal":"0"},"kind":"opened"},"version":1}',
    );
  });

  it("may have parts that only a later version knows", () => {
    const text = encodeRecord(opened).replace('"account"', '"also":1,"account"');

    expect(decodeRecord(text)).toMatchObject(opened);
  });

  it("is not written when it could not be read back", () => {
    const broken: LedgerRecord = { ...opened, at: instant(0), external: new Map([["spy" as Ticker, quantity("1")]]) };

    expect(() => encodeRecord(broken)).toThrow(InvariantViolation);
    expect(() => encodeRecord(broken)).toThrow('a record is written whole, was {"account":"A1","at":0,');
  });

  it("is the same text for equal records, whatever the order of their keys", () => {
    const { kind, ...rest } = opened;

    expect(encodeRecord({ ...rest, kind })).toBe(encodeRecord(opened));
  });

  const notWhole = "a record has a known kind and all its parts, was {";
  const noVersion = "a record stands beside its version";

  it.each([
    ["a later version", encodeRecord(opened).replace('"version":1', '"version":2'), 'of version 1, was "2"'],
    ["an unknown kind", encodeRecord(opened).replace('"opened"', '"closed"'), notWhole],
    ["a kind that every object has", encodeRecord(opened).replace('"opened"', '"constructor"'), notWhole],
    ["a missing part", encodeRecord(opened).replace('"account":"A1",', ""), notWhole],
    ["a float for an amount", encodeRecord(opened).replace('{"$decimal":"10000.5"}', "10000.5"), notWhole],
    ["another symbol than tickers have", encodeRecord(opened).replace('"SPY"', '"spy"'), notWhole],
    ["no record", '{"version":1}', noVersion],
    ["nothing", "null", noVersion],
  ])("is refused with %s, and it is said why", (_, text, why) => {
    expect(() => decodeRecord(text)).toThrow(InvariantViolation);
    expect(() => decodeRecord(text)).toThrow(why);
  });
});
