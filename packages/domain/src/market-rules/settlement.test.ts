import { describe, expect, it } from "vitest";
import { nextSession, sessionsBetween } from "../calendar/exchange-calendar.ts";
import { session } from "../calendar/session.ts";
import { settlementOf } from "./settlement.ts";

describe("settlementOf", () => {
  /** SEC Release 34-96930: three days until 2017-09-01, two until 2024-05-24, one since; two days' trades settle at once. */
  it.each([
    ["2017-09-01", "2017-09-07", "the last session of T+3"],
    ["2017-09-05", "2017-09-07", "the first session of T+2"],
    ["2024-05-24", "2024-05-29", "the last session of T+2"],
    ["2024-05-28", "2024-05-29", "the first session of T+1"],
    ["2024-05-29", "2024-05-30", "the second session of T+1"],
  ])("settles the trades of %s on %s: %s", (traded, settled) => {
    expect(settlementOf(session(traded))).toBe(settled);
  });

  it("leaves no session between one lag and the next", () => {
    expect(nextSession(session("2017-09-01"))).toBe("2017-09-05");
    expect(nextSession(session("2024-05-24"))).toBe("2024-05-28");
  });

  /** NASD Notice to Members 95-26: two steps, each with a day on which two sessions settle. */
  it.each([
    ["1995-06-02", "1995-06-09"],
    ["1995-06-05", "1995-06-09"],
    ["1995-06-06", "1995-06-12"],
    ["1995-06-07", "1995-06-12"],
  ])("settled the trades of %s on %s", (traded, settled) => {
    expect(settlementOf(session(traded))).toBe(settled);
  });

  /** The schedules of NASD Notices to Members 92-54 (Veterans Day), 94-49 (Independence Day) and 99-83 (Columbus Day). */
  it.each([
    ["1992-11-02", "1992-11-09"],
    ["1992-11-03", "1992-11-10"],
    ["1992-11-04", "1992-11-12"],
    ["1992-11-10", "1992-11-18"],
    ["1992-11-11", "1992-11-18"],
    ["1992-11-20", "1992-11-30"],
    ["1994-06-24", "1994-07-01"],
    ["1994-06-27", "1994-07-05"],
    ["1994-07-05", "1994-07-12"],
    ["1999-10-05", "1999-10-08"],
    ["1999-10-06", "1999-10-12"],
    ["1999-10-08", "1999-10-14"],
    ["1999-10-11", "1999-10-14"],
    ["1999-10-12", "1999-10-15"],
  ])("settled around holidays the trades of %s on %s", (traded, settled) => {
    expect(settlementOf(session(traded))).toBe(settled);
  });

  it("never settles before the trades of an earlier session, nor on the day of the trade", () => {
    const sessions = sessionsBetween(session("1990-01-02"), session("2026-12-31"));
    const settled = sessions.map(settlementOf);

    expect(settled).toEqual(settled.toSorted());
    expect(sessions.filter((day, row) => (settled[row] ?? day) <= day)).toEqual([]);
  });
});
