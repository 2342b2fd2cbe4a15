import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { InvariantViolation } from "../kernel/invariant.ts";
import { instant, instantOf, isoTime } from "./instant.ts";

describe("instant", () => {
  it.each([0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])("refuses %d", (epochMs) => {
    expect(() => instant(epochMs)).toThrow(InvariantViolation);
  });
});

describe("isoTime", () => {
  it("writes UTC to the millisecond", () => {
    expect(isoTime(instant(0))).toBe("1970-01-01T00:00:00.000Z");
    expect(isoTime(instant(1_000_000_000_000))).toBe("2001-09-09T01:46:40.000Z");
    expect(isoTime(instant(2_147_483_647_999))).toBe("2038-01-19T03:14:07.999Z");
  });

  it("writes moments before 1970", () => {
    expect(isoTime(instant(-1))).toBe("1969-12-31T23:59:59.999Z");
  });

  it("sorts as text in the order of time", () => {
    const anyInstant = fc.integer({ min: -2_000_000_000_000, max: 4_000_000_000_000 }).map(instant);
    fc.assert(fc.property(anyInstant, anyInstant, (a, b) => a < b === isoTime(a) < isoTime(b)));
  });
});

describe("instantOf", () => {
  it("reads what isoTime writes", () => {
    const anyInstant = fc.integer({ min: -2_000_000_000_000, max: 4_000_000_000_000 }).map(instant);
    fc.assert(fc.property(anyInstant, (moment) => instantOf(isoTime(moment)) === moment));
  });

  it("does without milliseconds", () => {
    expect(instantOf("2001-09-09T01:46:40Z")).toBe(1_000_000_000_000);
  });

  it.each([
    "2025-01-09",
    "2025-01-09 14:30:00Z",
    "2025-01-09T14:30:00",
    "2025-01-09T14:30:00+00:00",
    "2025-01-09T24:00:00Z",
    "2025-01-09T14:60:00Z",
    "2025-01-09T14:30:60.000Z",
    "2025-02-30T14:30:00Z",
  ])("refuses %j", (text) => {
    expect(() => instantOf(text)).toThrow(InvariantViolation);
  });
});
