import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { civilDateOf, dayNumberOf, isoDate } from "./gregorian.ts";

const anyDayNumber = fc.integer({ min: -719_528, max: 2_932_896 });

describe("the Gregorian calendar", () => {
  it("counts days from 1 January 1970", () => {
    expect(dayNumberOf({ year: 1970, month: 1, day: 1 })).toBe(0);
    expect(dayNumberOf({ year: 1969, month: 12, day: 31 })).toBe(-1);
  });

  it("meets the Julian day of the epoch J2000.0, 2451545, and of 17 November 1858, 2400001", () => {
    const julianDayOf1970 = 2_440_588;
    expect(dayNumberOf({ year: 2000, month: 1, day: 1 }) + julianDayOf1970).toBe(2_451_545);
    expect(dayNumberOf({ year: 1858, month: 11, day: 17 }) + julianDayOf1970).toBe(2_400_001);
  });

  it("gives every day number back", () => {
    fc.assert(fc.property(anyDayNumber, (days) => dayNumberOf(civilDateOf(days)) === days));
  });

  it("goes to the next day, or to the first of the next month", () => {
    fc.assert(
      fc.property(anyDayNumber, (days) => {
        const today = civilDateOf(days);
        const tomorrow = civilDateOf(days + 1);
        const sameMonth = { ...today, day: today.day + 1 };
        const nextMonth =
          today.month === 12
            ? { year: today.year + 1, month: 1, day: 1 }
            : { year: today.year, month: today.month + 1, day: 1 };
        expect(tomorrow).toEqual(tomorrow.day === 1 ? nextMonth : sameMonth);
        expect(today.day >= 28 || tomorrow.day !== 1).toBe(true);
      }),
    );
  });

  it("has 97 leap years in 400", () => {
    const lengths = Array.from(
      { length: 400 },
      (_, i) => dayNumberOf({ year: 1901 + i, month: 1, day: 1 }) - dayNumberOf({ year: 1900 + i, month: 1, day: 1 }),
    );
    expect(lengths.filter((days) => days === 366)).toHaveLength(97);
    expect(lengths.filter((days) => days === 365)).toHaveLength(303);
  });

  it("writes dates with leading zeros", () => {
    expect(isoDate({ year: 987, month: 6, day: 5 })).toBe("0987-06-05");
  });

  it("does not write years that four digits cannot hold", () => {
    expect(() => isoDate({ year: 10_000, month: 1, day: 1 })).toThrow("was 10000");
  });
});
