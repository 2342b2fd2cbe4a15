import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  dayNumber,
  FRIDAY,
  lastWeekday,
  MONDAY,
  nthWeekday,
  sessionOfDayNumber,
  SUNDAY,
  THURSDAY,
  weekdayOf,
  yearOf,
} from "./civil-date.ts";
import { session } from "./session.ts";

const anyMonth = fc.record({ year: fc.integer({ min: 1900, max: 2100 }), month: fc.integer({ min: 1, max: 12 }) });
const anyWeekday = fc.integer({ min: MONDAY, max: SUNDAY });

describe("dayNumber", () => {
  it("counts days since 1970-01-01", () => {
    expect(dayNumber(session("1970-01-01"))).toBe(0);
    expect(dayNumber(session("2025-01-09"))).toBe(20_097);
  });

  it("is undone by sessionOfDayNumber", () => {
    fc.assert(
      fc.property(fc.integer({ min: -100_000, max: 100_000 }), (days) => dayNumber(sessionOfDayNumber(days)) === days),
    );
  });
});

describe("weekdayOf", () => {
  it("knows the days that history names", () => {
    expect(weekdayOf(dayNumber(session("1929-10-28")))).toBe(MONDAY);
    expect(weekdayOf(dayNumber(session("1987-10-19")))).toBe(MONDAY);
    expect(weekdayOf(dayNumber(session("1970-01-01")))).toBe(THURSDAY);
    expect(weekdayOf(dayNumber(session("1929-10-25")))).toBe(FRIDAY);
    expect(weekdayOf(dayNumber(session("1969-07-20")))).toBe(SUNDAY);
  });
});

describe("yearOf", () => {
  it("is the year as a number", () => {
    expect(yearOf(session("2025-01-09"))).toBe(2025);
  });
});

describe("nthWeekday and lastWeekday", () => {
  it("find Thanksgiving and Memorial Day of 2025", () => {
    expect(sessionOfDayNumber(nthWeekday(4, THURSDAY, { year: 2025, month: 11 }))).toBe("2025-11-27");
    expect(sessionOfDayNumber(lastWeekday(MONDAY, { year: 2025, month: 5 }))).toBe("2025-05-26");
  });

  it("find the last Sunday of a December", () => {
    expect(sessionOfDayNumber(lastWeekday(SUNDAY, { year: 2023, month: 12 }))).toBe("2023-12-31");
  });

  it("stay in their month and on their weekday", () => {
    fc.assert(
      fc.property(anyMonth, anyWeekday, fc.integer({ min: 1, max: 4 }), (month, weekday, nth) => {
        const prefix = `${month.year}-${String(month.month).padStart(2, "0")}-`;
        for (const day of [nthWeekday(nth, weekday, month), lastWeekday(weekday, month)]) {
          expect(weekdayOf(day)).toBe(weekday);
          expect(sessionOfDayNumber(day).startsWith(prefix)).toBe(true);
        }
      }),
    );
  });

  it("leave four or five of a weekday in a month", () => {
    fc.assert(
      fc.property(anyMonth, anyWeekday, (month, weekday) => {
        const weeks = (lastWeekday(weekday, month) - nthWeekday(1, weekday, month)) / 7;
        expect([3, 4]).toContain(weeks);
      }),
    );
  });
});
