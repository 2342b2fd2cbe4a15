import { describe, expect, it } from "vitest";
import { earlyClosesOf } from "./early-closes.ts";
import { session } from "./session.ts";

const daysOf = (year: number): readonly string[] => [...earlyClosesOf(year).keys()].toSorted();

describe("earlyClosesOf", () => {
  // NYSE, "Holidays & Trading Hours", as published for these years.
  it("is the exchange's published list for 2025 to 2028", () => {
    expect(daysOf(2025)).toEqual(["2025-07-03", "2025-11-28", "2025-12-24"]);
    expect(daysOf(2026)).toEqual(["2026-11-27", "2026-12-24"]);
    expect(daysOf(2027)).toEqual(["2027-11-26"]);
    expect(daysOf(2028)).toEqual(["2028-07-03", "2028-11-24"]);
  });

  it("closes at 14:00 until 1992 and at 13:00 since", () => {
    expect(earlyClosesOf(1992).get(session("1992-11-27"))).toBe(14 * 60);
    expect(earlyClosesOf(1992).get(session("1992-12-24"))).toBe(14 * 60);
    expect(earlyClosesOf(1993).get(session("1993-11-26"))).toBe(13 * 60);
  });

  it("leaves the Friday after Thanksgiving whole in 1990 and 1991", () => {
    expect(daysOf(1990)).toEqual(["1990-12-24"]);
    expect(daysOf(1991)).toEqual(["1991-12-24"]);
  });

  it("shortens no Christmas Eve on a weekend or on the Friday that is the holiday itself", () => {
    expect(daysOf(2021)).toEqual(["2021-11-26"]);
    expect(daysOf(2022)).toEqual(["2022-11-25"]);
    expect(daysOf(2023)).toEqual(["2023-07-03", "2023-11-24"]);
  });

  it.each([
    ["Tuesday", 2023, "2023-07-03"],
    ["Wednesday", 2018, "2018-07-03"],
    ["Thursday until 2012", 2002, "2002-07-05"],
    ["Thursday since 2013", 2019, "2019-07-03"],
    ["Friday", 2025, "2025-07-03"],
    ["Monday", 2022, undefined],
    ["Saturday", 2020, undefined],
    ["Sunday", 2021, undefined],
    ["Tuesday before 1995", 1989, undefined],
  ])("goes by the weekday of 4 July: %s", (_weekday, year, day) => {
    expect(daysOf(year).find((early) => early.slice(5, 7) === "07")).toBe(day);
  });

  it.each(["1997-12-26", "1999-12-31", "2003-12-26"])("knows the single case of %s", (day) => {
    expect(earlyClosesOf(Number(day.slice(0, 4))).get(session(day))).toBe(13 * 60);
  });
});
