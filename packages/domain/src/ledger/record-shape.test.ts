import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Decimal } from "../money/decimal.ts";
import { ANY_RECORD } from "../testing/any-ledger-record.ts";
import { isLedgerRecord } from "./record-shape.ts";

type Change = (part: unknown) => unknown;

const isPlain = (whole: unknown): whole is object =>
  typeof whole === "object" && whole !== null && !(whole instanceof Decimal);

/** The same data with one part exchanged: once for every part, at any depth. */
function* exchanged(whole: unknown, change: Change): Iterable<unknown> {
  yield change(whole);
  if (Array.isArray(whole)) {
    for (const [index, part] of whole.entries())
      for (const other of exchanged(part, change)) yield whole.with(index, other);
  } else if (whole instanceof Map) {
    for (const [key, value] of whole) {
      for (const other of exchanged(key, change)) yield new Map([[other, value]]);
      for (const other of exchanged(value, change)) yield new Map([[key, other]]);
    }
  } else if (isPlain(whole)) {
    for (const [key, part] of Object.entries(whole))
      for (const other of exchanged(part, change)) yield { ...whole, [key]: other };
  }
}

/** What stands nowhere in a record. JavaScript takes some of it for a text or a number when it is asked to. */
const FOREIGN: readonly (readonly [name: string, change: Change])[] = [
  ["null", () => null],
  ["a truth", () => true],
  ["what is no number", () => Number.NaN],
  ["an empty object", () => ({})],
  ["a list of it", (part) => [part]],
];

const FILL = { executionId: "e-1", orderId: "o-1", ticker: "SPY", side: "buy", at: 5 };
const SLOT = { ticker: "SPY", side: "buy", leg: 0, attempt: 0 };
const one = new Decimal(1n);
const intent = { id: "o-1", slot: SLOT, ticker: "SPY", side: "buy", attribution: [] };

const RECORDS = {
  ended: { kind: "ended", at: 5, session: "2025-01-10", outcome: "done" },
  filled: { kind: "filled", at: 5, fill: { ...FILL, quantity: one, price: one } },
  reported: {
    kind: "reported",
    at: 5,
    id: "o-1",
    report: { status: "accepted", brokerId: "b-1", filled: one, at: 5 },
  },
  intended: { kind: "intended", at: 5, intent: { ...intent, quantity: one, limit: one, decisionPrice: one } },
};

describe("the shape of a ledger's record", () => {
  it.each(Object.entries(ANY_RECORD))("is that of every record: %s", (_, anyRecord) => {
    fc.assert(fc.property(anyRecord, isLedgerRecord));
  });

  it.each(
    Object.entries(ANY_RECORD).flatMap(([kind, anyRecord]) =>
      FOREIGN.map(([name, change]) => ({ kind, name, anyRecord, change })),
    ),
  )("has no part, at any depth, that may be $name: $kind", ({ anyRecord, change }) => {
    fc.assert(
      fc.property(anyRecord, (record) => [...exchanged(record, change)].every((other) => !isLedgerRecord(other))),
      { numRuns: 20 },
    );
  });

  it.each([undefined, null, "opened", 1, []])("is not that of %j", (other) => {
    expect(isLedgerRecord(other)).toBe(false);
  });

  it.each([
    ["a day that is no date", { ...RECORDS.ended, session: "2025-02-30" }],
    ["a moment between two milliseconds", { ...RECORDS.ended, at: 5.5 }],
    ["a symbol in small letters", { ...RECORDS.filled, fill: { ...RECORDS.filled.fill, ticker: "spy" } }],
    ["a third side", { ...RECORDS.filled, fill: { ...RECORDS.filled.fill, side: "short" } }],
    ["an order id with a blank", { ...RECORDS.reported, id: "o 1" }],
    ["a status of nobody", { ...RECORDS.reported, report: { ...RECORDS.reported.report, status: "lost" } }],
    ["a count below zero", { ...RECORDS.intended, intent: { ...RECORDS.intended.intent, slot: { ...SLOT, leg: -1 } } }],
    ["another auction", { ...RECORDS.intended, intent: { ...RECORDS.intended.intent, auction: "open" } }],
  ])("has no %s", (_, broken) => {
    expect(Object.values(RECORDS).every(isLedgerRecord), "whole records").toBe(true);
    expect(isLedgerRecord(broken)).toBe(false);
  });
});
