import { describe, expect, it } from "vitest";
import { holidaysOf } from "./holidays.ts";
import { session } from "./session.ts";

const daysOf = (year: number): readonly string[] => [...holidaysOf(year).keys()];
const nameOf = (day: string): string | undefined => holidaysOf(Number(day.slice(0, 4))).get(session(day));

describe("holidaysOf", () => {
  // NYSE, "Holidays & Trading Hours", as published for these years.
  it("is the exchange's published list for 2025", () => {
    expect(Object.fromEntries(holidaysOf(2025))).toEqual({
      "2025-01-01": "New Year's Day",
      "2025-01-20": "Martin Luther King Jr. Day",
      "2025-02-17": "Washington's Birthday",
      "2025-04-18": "Good Friday",
      "2025-05-26": "Memorial Day",
      "2025-06-19": "Juneteenth",
      "2025-07-04": "Independence Day",
      "2025-09-01": "Labor Day",
      "2025-11-27": "Thanksgiving Day",
      "2025-12-25": "Christmas Day",
    });
  });

  it("is the exchange's published list for 2026 and 2027", () => {
    expect(daysOf(2026)).toEqual(
      ["01-01", "01-19", "02-16", "04-03", "05-25", "06-19", "07-03", "09-07", "11-26", "12-25"].map(
        (d) => `2026-${d}`,
      ),
    );
    expect(daysOf(2027)).toEqual(
      ["01-01", "01-18", "02-15", "03-26", "05-31", "06-18", "07-05", "09-06", "11-25", "12-24"].map(
        (d) => `2027-${d}`,
      ),
    );
  });

  it("keeps Martin Luther King Jr. Day from 1998 and Juneteenth from 2022", () => {
    expect(nameOf("1997-01-20")).toBeUndefined();
    expect(nameOf("1998-01-19")).toBe("Martin Luther King Jr. Day");
    expect(nameOf("2021-06-18")).toBeUndefined();
    expect(nameOf("2022-06-20")).toBe("Juneteenth");
  });

  it("keeps New Year's Day on Monday when it is a Sunday, and not at all when it is a Saturday", () => {
    expect(nameOf("2023-01-02")).toBe("New Year's Day");
    expect(nameOf("2021-12-31")).toBeUndefined();
    expect(nameOf("2022-01-03")).toBeUndefined();
  });

  it("keeps Independence Day and Christmas on the nearest weekday", () => {
    expect(nameOf("2020-07-03")).toBe("Independence Day");
    expect(nameOf("2021-07-05")).toBe("Independence Day");
    expect(nameOf("2021-12-24")).toBe("Christmas Day");
    expect(nameOf("2022-12-26")).toBe("Christmas Day");
  });
});
