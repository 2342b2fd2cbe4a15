import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dayNumber, SATURDAY, sessionOfDayNumber, weekdayOf } from "../calendar/civil-date.ts";
import { nextSession } from "../calendar/exchange-calendar.ts";
import { instantOf } from "../calendar/instant.ts";
import { session, type Session } from "../calendar/session.ts";
import type { Column } from "../kernel/column.ts";
import { known } from "../kernel/invariant.ts";
import { walkingBars } from "../testing/walking-bars.ts";
import type { DailyBars } from "./daily-bars.ts";
import { inspectBars, isRefused } from "./inspect-bars.ts";

const now = instantOf("2026-01-05T21:00:00Z");

const cleanBars: fc.Arbitrary<DailyBars> = fc
  .record({
    after: fc.integer({ min: 1990, max: 2023 }).map((year) => `${year}-05-30`),
    moves: fc.array(fc.double({ min: 0.9, max: 1.1, noNaN: true }), { minLength: 4, maxLength: 300 }),
  })
  .map(walkingBars);

const withValue = (column: Column, row: number, value: number): Column => column.with(row, value);

const dayOf = (bars: DailyBars, row: number): Session => known(bars.sessions[row], `the series has a row ${row}`);

const withSession = (bars: DailyBars, row: number, day: string): DailyBars => ({
  ...bars,
  sessions: bars.sessions.with(row, session(day)),
});

function without(bars: DailyBars, row: number): DailyBars {
  const kept = (column: Column): Column => column.filter((_, index) => index !== row);
  return {
    ...bars,
    sessions: bars.sessions.toSpliced(row, 1),
    open: kept(bars.open),
    high: kept(bars.high),
    low: kept(bars.low),
    close: kept(bars.close),
    volume: kept(bars.volume),
    splitFactor: kept(bars.splitFactor),
    dividendFactor: kept(bars.dividendFactor),
  };
}

/** One defect of each class, planted at an inner row of a clean series. */
const PLANTED: Readonly<Record<string, (bars: DailyBars, row: number) => DailyBars>> = {
  "out-of-order": (bars, row) => withSession(bars, row, "1990-01-02"),
  "duplicate-session": (bars, row) => withSession(bars, row, dayOf(bars, row - 1)),
  "outside-calendar": (bars) => withSession(bars, 0, "1989-12-29"),
  "non-session": (bars, row) => withSession(bars, row, saturdayAfter(dayOf(bars, row))),
  "unclosed-last-bar": (bars) => withSession(bars, bars.sessions.length - 1, "2026-01-06"),
  "not-a-number": (bars, row) => ({ ...bars, low: withValue(bars.low, row, Number.NaN) }),
  "impossible-ohlc": (bars, row) => ({ ...bars, high: withValue(bars.high, row, (bars.close[row] ?? 0) * 0.999999) }),
  gap: without,
  "zero-volume": (bars, row) => ({ ...bars, volume: withValue(bars.volume, row, 0) }),
  "unexplained-jump": (bars, row) => ({ ...bars, splitFactor: bars.splitFactor.fill(0.25, 0, row) }),
};

function saturdayAfter(day: Session): Session {
  const days = dayNumber(day);
  return sessionOfDayNumber(days + SATURDAY - weekdayOf(days));
}

describe("inspectBars", () => {
  it("finds nothing in a clean series", () => {
    fc.assert(
      fc.property(cleanBars, (bars) => {
        expect(inspectBars(bars, now)).toEqual([]);
      }),
    );
  });

  it.each(Object.entries(PLANTED))("finds a planted %s wherever it is", (name, plant) => {
    fc.assert(
      fc.property(cleanBars, fc.nat(), (bars, position) => {
        const row = 1 + (position % (bars.sessions.length - 2));
        const names = inspectBars(plant(bars, row), now).map((finding) => finding.name);
        expect(names).toContain(name);
      }),
    );
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, 0, -1])("does not accept %d as a price", (price) => {
    const bars = walkingBars({ moves: [1, 1, 1] });

    const findings = inspectBars({ ...bars, open: withValue(bars.open, 1, price) }, now);

    expect(findings.map(({ name, count }) => ({ name, count }))).toEqual([{ name: "not-a-number", count: 1 }]);
    expect(findings[0]?.sentence).toContain(`open is "${price}"`);
  });

  it("refuses what would be wrong in a store and notes what is only remarkable", () => {
    const bars = walkingBars({ moves: [1, 1, 1, 1] });

    expect(isRefused(inspectBars(without(bars, 1), now))).toBe(false);
    expect(isRefused(inspectBars(withSession(bars, 3, "2026-01-06"), now))).toBe(true);
  });

  it("tells missing sessions as ranges", () => {
    const bars = walkingBars({ moves: [1, 1, 1, 1, 1, 1] });

    const findings = inspectBars(without(without(without(bars, 4), 2), 1), now);

    expect(findings.map(({ sentence, count }) => ({ sentence, count }))).toEqual([
      { sentence: 'no bars for the 2 sessions from "2020-01-03" to "2020-01-06"', count: 2 },
      { sentence: 'no bar for "2020-01-08"', count: 1 },
    ]);
  });

  it("calls a last bar unclosed until the exchange has closed on its session", () => {
    const bars = walkingBars({ after: "2025-12-30", moves: [1, 1, 1] });
    const namesAt = (time: string): readonly string[] => inspectBars(bars, instantOf(time)).map(({ name }) => name);

    expect(bars.sessions.at(-1)).toBe("2026-01-05");
    expect(namesAt("2026-01-05T20:59:59Z")).toEqual(["unclosed-last-bar"]);
    expect(namesAt("2026-01-05T21:00:00Z")).toEqual([]);
  });

  it("reports one finding for many bars with the same defect, told by the first", () => {
    const bars = walkingBars({ moves: [1, 1, 1, 1] });

    const findings = inspectBars({ ...bars, volume: new Float64Array(4) }, now);

    expect(findings).toEqual([
      {
        name: "zero-volume",
        severity: "noted",
        session: "2020-01-02",
        count: 4,
        sentence: 'volume is "0" on "2020-01-02", the first of 4 such bars',
      },
    ]);
  });

  it("allows adjusted prices the rounding of their sixth digit, quoted ones only that of a float", () => {
    const bars = walkingBars({ moves: [1, 1, 1] });
    const high = bars.close.map((close) => close * (1 - 5e-7));
    const names = (basis: DailyBars["basis"]): readonly string[] =>
      inspectBars({ ...bars, basis, high }, now).map(({ name }) => name);

    expect(names("raw")).toEqual(["impossible-ohlc"]);
    expect(names("total-return")).toEqual([]);
  });

  it("refuses a series without bars", () => {
    expect(inspectBars(walkingBars({ moves: [] }), now).map(({ name }) => name)).toEqual(["no-bars"]);
  });

  it("looks for gaps on the exchange's calendar, not the week's", () => {
    const bars = walkingBars({ after: "2012-10-25", moves: [1, 1, 1] });

    expect(nextSession(session("2012-10-26"))).toBe("2012-10-31");
    expect(inspectBars(bars, now)).toEqual([]);
  });
});
