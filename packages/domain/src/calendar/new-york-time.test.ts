import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { instant, instantOf, isoTime } from "./instant.ts";
import { newYorkDate, newYorkInstant, newYorkMinutes, newYorkOffsetMs } from "./new-york-time.ts";
import { session } from "./session.ts";

const hour = 3_600_000;
const offsetAt = (isoText: string): number => newYorkOffsetMs(instantOf(isoText)) / hour;
const anyInstant = fc
  .integer({ min: instantOf("1990-01-02T00:00:00Z"), max: instantOf("2050-12-31T00:00:00Z") })
  .map(instant);

describe("newYorkOffsetMs", () => {
  // 15 U.S.C. § 260a before and after the Energy Policy Act of 2005; each pair is the last moment before the switch
  // and the switch itself.
  it.each([
    ["2006-04-02T06:59:59.999Z", -5, "2006-04-02T07:00:00.000Z", -4],
    ["2006-10-29T05:59:59.999Z", -4, "2006-10-29T06:00:00.000Z", -5],
    ["2007-03-11T06:59:59.999Z", -5, "2007-03-11T07:00:00.000Z", -4],
    ["2007-11-04T05:59:59.999Z", -4, "2007-11-04T06:00:00.000Z", -5],
    ["2025-03-09T06:59:59.999Z", -5, "2025-03-09T07:00:00.000Z", -4],
    ["2025-11-02T05:59:59.999Z", -4, "2025-11-02T06:00:00.000Z", -5],
  ])("is UTC %s %i hours, then %s %i hours", (before, offsetBefore, after, offsetAfter) => {
    expect(offsetAt(before)).toBe(offsetBefore);
    expect(offsetAt(after)).toBe(offsetAfter);
  });

  it("refuses years with other rules", () => {
    expect(() => offsetAt("1986-07-01T00:00:00Z")).toThrow("New York time is known from 1987 on, was asked for 1986");
  });
});

describe("newYorkInstant", () => {
  it("puts half past nine at 14:30Z in winter and 13:30Z in summer", () => {
    expect(isoTime(newYorkInstant(session("2025-01-09"), 9 * 60 + 30))).toBe("2025-01-09T14:30:00.000Z");
    expect(isoTime(newYorkInstant(session("2025-07-09"), 9 * 60 + 30))).toBe("2025-07-09T13:30:00.000Z");
  });

  it("takes a time that comes twice as the first of the two", () => {
    expect(isoTime(newYorkInstant(session("2025-11-02"), 90))).toBe("2025-11-02T05:30:00.000Z");
  });

  it("takes a time that is skipped as an hour later", () => {
    expect(isoTime(newYorkInstant(session("2025-03-09"), 150))).toBe("2025-03-09T07:30:00.000Z");
    expect(newYorkMinutes(instantOf("2025-03-09T07:30:00Z"))).toBe(3 * 60 + 30);
  });

  it.each([-1, 1440, 0.5, Number.NaN])("refuses %d minutes", (minutes) => {
    expect(() => newYorkInstant(session("2025-01-09"), minutes)).toThrow("whole minutes from 0 to 1439");
  });
});

describe("newYorkDate and newYorkMinutes", () => {
  it("belong to the evening before while it is early morning in UTC", () => {
    const moment = instantOf("2025-01-09T03:15:59.999Z");
    expect(newYorkDate(moment)).toBe("2025-01-08");
    expect(newYorkMinutes(moment)).toBe(22 * 60 + 15);
  });

  it("turn at midnight in New York", () => {
    expect(newYorkDate(instantOf("2025-07-09T03:59:59.999Z"))).toBe("2025-07-08");
    expect(newYorkDate(instantOf("2025-07-09T04:00:00.000Z"))).toBe("2025-07-09");
  });

  it("lead back to the same minute, or an hour before it in the hour that autumn repeats", () => {
    fc.assert(
      fc.property(anyInstant, (moment) => {
        const minute = instant(Math.floor(moment / 60_000) * 60_000);
        const back = newYorkInstant(newYorkDate(moment), newYorkMinutes(moment));
        const isRepeated = newYorkOffsetMs(instant(minute - hour)) > newYorkOffsetMs(minute);
        expect(back).toBe(isRepeated ? minute - hour : minute);
      }),
    );
  });
});
