import { describe, expect, it } from "vitest";
import { FRIDAY, dayNumber, weekdayOf, yearOf } from "./civil-date.ts";
import { isSession } from "./exchange-calendar.ts";
import { holidaysOf } from "./holidays.ts";
import { SPECIAL_CLOSURES } from "./special-closures.ts";

describe("special closures", () => {
  it("are eleven days since 1990", () => {
    expect(SPECIAL_CLOSURES.size).toBe(11);
  });

  it.each([...SPECIAL_CLOSURES])("close the exchange on %s: %s", (day) => {
    expect(isSession(day)).toBe(false);
  });

  it("would all have been sessions by rule", () => {
    for (const day of SPECIAL_CLOSURES.keys()) {
      expect(weekdayOf(dayNumber(day))).toBeLessThanOrEqual(FRIDAY);
      expect(holidaysOf(yearOf(day)).has(day)).toBe(false);
    }
  });
});
