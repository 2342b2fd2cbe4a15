import { describe, expect, it } from "vitest";
import { sessionOfDayNumber, SUNDAY, weekdayOf } from "./civil-date.ts";
import { easterSunday } from "./easter.ts";

describe("easterSunday", () => {
  // The table of the US Census Bureau, "Easter Dates from 1600 to 2099".
  it.each([
    [1818, "1818-03-22"],
    [1943, "1943-04-25"],
    [1954, "1954-04-18"],
    [1981, "1981-04-19"],
    [1990, "1990-04-15"],
    [2000, "2000-04-23"],
    [2008, "2008-03-23"],
    [2011, "2011-04-24"],
    [2019, "2019-04-21"],
    [2024, "2024-03-31"],
    [2025, "2025-04-20"],
    [2026, "2026-04-05"],
    [2038, "2038-04-25"],
    [2049, "2049-04-18"],
    [2076, "2076-04-19"],
  ])("is the published date in %i", (year, date) => {
    expect(sessionOfDayNumber(easterSunday(year))).toBe(date);
  });

  it("is a Sunday between 22 March and 25 April in every year", () => {
    for (let year = 1583; year < 4100; year++) {
      const easter = easterSunday(year);
      const date = sessionOfDayNumber(easter).slice(5);
      expect(weekdayOf(easter)).toBe(SUNDAY);
      expect(date >= "03-22" && date <= "04-25").toBe(true);
    }
  });
});
