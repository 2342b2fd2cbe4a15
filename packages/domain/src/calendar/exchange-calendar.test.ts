import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dayNumber, FRIDAY, sessionOfDayNumber, weekdayOf } from "./civil-date.ts";
import {
  isSession,
  lastCompletedSession,
  nextSession,
  previousSession,
  sessionAt,
  sessionHours,
  sessionsBetween,
  upcomingSession,
} from "./exchange-calendar.ts";
import { instant, instantOf, isoTime } from "./instant.ts";
import { session } from "./session.ts";

const anyDay = fc
  .integer({ min: dayNumber(session("1990-01-03")), max: dayNumber(session("2050-12-29")) })
  .map(sessionOfDayNumber);
const anySession = anyDay.filter(isSession);
const anyInstant = fc
  .integer({ min: instantOf("1990-01-04T00:00:00Z"), max: instantOf("2050-12-29T00:00:00Z") })
  .map(instant);

describe("isSession", () => {
  it("is true on a working day and false on weekends and holidays", () => {
    expect(isSession(session("2025-07-03"))).toBe(true);
    expect(isSession(session("2025-07-04"))).toBe(false);
    expect(isSession(session("2025-07-05"))).toBe(false);
  });

  it("is false on the day of mourning of 2025", () => {
    expect(isSession(session("2025-01-09"))).toBe(false);
  });

  it("is never true on a weekend", () => {
    fc.assert(fc.property(anySession, (day) => weekdayOf(dayNumber(day)) <= FRIDAY));
  });

  it("refuses years that the calendar does not cover", () => {
    expect(() => isSession(session("1989-12-29"))).toThrow(
      "the exchange calendar covers 1990 to 2050, was asked for 1989",
    );
    expect(() => isSession(session("2051-01-03"))).toThrow("was asked for 2051");
  });
});

describe("nextSession and previousSession", () => {
  it("pass over closed days and new years", () => {
    expect(nextSession(session("2024-12-31"))).toBe("2025-01-02");
    expect(nextSession(session("2025-07-04"))).toBe("2025-07-07");
    expect(previousSession(session("2025-01-01"))).toBe("2024-12-31");
    expect(previousSession(session("2001-09-17"))).toBe("2001-09-10");
  });

  it("undo each other on sessions", () => {
    fc.assert(
      fc.property(anySession, (day) => {
        expect(previousSession(nextSession(day))).toBe(day);
        expect(nextSession(previousSession(day))).toBe(day);
      }),
    );
  });

  it("give the nearest sessions strictly after and before any day", () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const previous = previousSession(day);
        const next = nextSession(day);
        expect(previous < day && day < next).toBe(true);
        expect(sessionsBetween(previous, next)).toEqual(isSession(day) ? [previous, day, next] : [previous, next]);
      }),
    );
  });

  it("refuse to leave the covered years", () => {
    expect(() => previousSession(session("1990-01-02"))).toThrow("was asked for 1989");
    expect(() => nextSession(session("2050-12-30"))).toThrow("was asked for 2051");
  });
});

describe("sessionsBetween", () => {
  it("includes both ends", () => {
    expect(sessionsBetween(session("2024-12-30"), session("2025-01-03"))).toEqual([
      "2024-12-30",
      "2024-12-31",
      "2025-01-02",
      "2025-01-03",
    ]);
  });

  it("is empty on a closed weekend and backwards", () => {
    expect(sessionsBetween(session("2025-01-04"), session("2025-01-05"))).toEqual([]);
    expect(sessionsBetween(session("2025-01-03"), session("2025-01-02"))).toEqual([]);
  });

  it("covers the whole calendar in order", () => {
    const all = sessionsBetween(session("1990-01-01"), session("2050-12-31"));
    expect(all).toEqual(all.toSorted());
    expect(all[0]).toBe("1990-01-02");
    expect(all.at(-1)).toBe("2050-12-30");
  });

  it("adds up when it is cut in two", () => {
    const anyLength = fc.nat(4000);
    fc.assert(
      fc.property(anyDay, anyLength, anyLength, (from, left, right) => {
        const end = dayNumber(session("2050-12-31"));
        const middle = sessionOfDayNumber(Math.min(dayNumber(from) + left, end));
        const to = sessionOfDayNumber(Math.min(dayNumber(middle) + right, end));
        const count = sessionsBetween(from, middle).length + sessionsBetween(middle, to).length;
        expect(count).toBe(sessionsBetween(from, to).length + (isSession(middle) ? 1 : 0));
      }),
    );
  });
});

describe("sessionHours", () => {
  it("is 09:30 to 16:00 in New York", () => {
    const { open, close, isEarlyClose } = sessionHours(session("2025-03-10"));
    expect([isoTime(open), isoTime(close)]).toEqual(["2025-03-10T13:30:00.000Z", "2025-03-10T20:00:00.000Z"]);
    expect(isEarlyClose).toBe(false);
  });

  it("ends at 13:00 on an early close, and ended at 14:00 in 1992", () => {
    expect(isoTime(sessionHours(session("2025-11-28")).close)).toBe("2025-11-28T18:00:00.000Z");
    expect(isoTime(sessionHours(session("1992-12-24")).close)).toBe("1992-12-24T19:00:00.000Z");
    expect(sessionHours(session("2025-11-28")).isEarlyClose).toBe(true);
  });

  it("refuses a closed day", () => {
    expect(() => sessionHours(session("2025-12-25"))).toThrow(
      "only a session has hours, the exchange is closed on 2025-12-25",
    );
  });
});

describe("the session of a moment", () => {
  const sessionsAt = (isoText: string): readonly (string | undefined)[] => {
    const now = instantOf(isoText);
    return [lastCompletedSession(now), sessionAt(now), upcomingSession(now)];
  };

  it.each([
    ["before the open", "2025-03-10T13:29:59.999Z", ["2025-03-07", undefined, "2025-03-10"]],
    ["at the open", "2025-03-10T13:30:00.000Z", ["2025-03-07", "2025-03-10", "2025-03-10"]],
    ["just before the close", "2025-03-10T19:59:59.999Z", ["2025-03-07", "2025-03-10", "2025-03-10"]],
    ["at the close", "2025-03-10T20:00:00.000Z", ["2025-03-10", undefined, "2025-03-11"]],
    ["late in the evening, already tomorrow in UTC", "2025-03-11T03:00:00Z", ["2025-03-10", undefined, "2025-03-11"]],
    ["at an early close", "2025-11-28T18:00:00Z", ["2025-11-28", undefined, "2025-12-01"]],
    ["on a weekend", "2025-03-08T15:00:00Z", ["2025-03-07", undefined, "2025-03-10"]],
    ["on a day of mourning", "2025-01-09T15:00:00Z", ["2025-01-08", undefined, "2025-01-10"]],
  ])("is right %s", (_when, isoText, expected) => {
    expect(sessionsAt(isoText)).toEqual(expected);
  });

  it("has the upcoming session follow the completed one, at every moment", () => {
    fc.assert(
      fc.property(anyInstant, (now) => {
        expect(upcomingSession(now)).toBe(nextSession(lastCompletedSession(now)));
        expect([undefined, upcomingSession(now)]).toContain(sessionAt(now));
      }),
    );
  });

  it("finds each session in progress from its open until its close", () => {
    fc.assert(
      fc.property(anySession, (day) => {
        const { open, close } = sessionHours(day);
        expect([open, instant(close - 1)].map(sessionAt)).toEqual([day, day]);
        expect([instant(open - 1), close].map(sessionAt)).toEqual([undefined, undefined]);
        expect(lastCompletedSession(close)).toBe(day);
      }),
    );
  });
});
