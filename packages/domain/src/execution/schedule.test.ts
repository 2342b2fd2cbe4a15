import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sessionHours } from "../calendar/exchange-calendar.ts";
import { instant, type Instant } from "../calendar/instant.ts";
import { newYorkInstant } from "../calendar/new-york-time.ts";
import { session } from "../calendar/session.ts";
import { BY_TIME, byVolume, shareDue, whenDue, type Pace, type Span } from "./schedule.ts";
import { VOLUME_PROFILE } from "./volume-profile.ts";

const DAY = session("2025-07-02");
const at = (hours: number, minutes = 0): Instant => newYorkInstant(DAY, hours * 60 + minutes);
const HOURS = sessionHours(DAY);
const { open, close } = HOURS;
const SESSION: Span = { from: open, until: close };
const MORNING: Span = { from: at(9, 35), until: at(12, 35) };
const PACES: readonly (readonly [string, Pace])[] = [
  ["by time", BY_TIME],
  ["by volume", byVolume(HOURS)],
];

describe("a schedule by time", () => {
  it("wants equal parts in equal times", () => {
    expect([at(9, 35), at(10, 20), at(11, 5), at(12, 35)].map((moment) => shareDue(BY_TIME, MORNING, moment))).toEqual([
      0, 0.25, 0.5, 1,
    ]);
    expect(whenDue(BY_TIME, MORNING, 1 / 3)).toBe(at(10, 35));
    expect(
      [at(9), at(13)].map((moment) => shareDue(BY_TIME, MORNING, moment)),
      "before and after",
    ).toEqual([0, 1]);
  });
});

describe("a schedule by volume", () => {
  const pace = byVolume(HOURS);

  it("wants as much in each half hour as usually comes in it: most at both ends of the day", () => {
    const due = VOLUME_PROFILE.map((_, part) => shareDue(pace, SESSION, instant(open + part * 1_800_000)));
    const thousandths = [...due, 1].map((share) => Math.round(share * 1000));

    expect(thousandths.slice(1).map((share, part) => share - (thousandths[part] ?? 0))).toEqual(VOLUME_PROFILE);
    expect(VOLUME_PROFILE.reduce((sum, share) => sum + share, 0)).toBe(1000);
  });

  it("leaves out what comes before and after its span", () => {
    expect(shareDue(pace, { from: at(12), until: at(13) }, at(12, 30))).toBeCloseTo(56 / 110, 12);
  });

  it("has the same shape on a day that closes early", () => {
    const early = sessionHours(session("2025-07-03"));
    const short = { from: early.open, until: early.close };
    const middle = (span: Span): Instant => instant((span.from + span.until) / 2);

    expect(shareDue(byVolume(early), short, middle(short))).toBe(shareDue(pace, SESSION, middle(SESSION)));
  });
});

describe.each(PACES)("a schedule %s, over any span", (_, pace) => {
  const anyMoment = fc.integer({ min: open - 3_600_000, max: close + 3_600_000 }).map(instant);
  const anySpan = fc.tuple(anyMoment, anyMoment).map(([a, b]) => ({
    from: instant(Math.min(a, b)),
    until: instant(Math.max(a, b)),
  }));

  it("begins with nothing, ends with everything, and never wants less than it did", () => {
    fc.assert(
      fc.property(anySpan, anyMoment, anyMoment, (span, a, b) => {
        const [earlier, later] = [instant(Math.min(a, b)), instant(Math.max(a, b))];

        expect(shareDue(pace, span, earlier)).toBeLessThanOrEqual(shareDue(pace, span, later));
        expect(shareDue(pace, span, earlier)).toBeGreaterThanOrEqual(0);
        expect(shareDue(pace, span, span.until)).toBe(1);
      }),
    );
  });

  it("is due when it says, and within its span", () => {
    fc.assert(
      fc.property(anySpan, fc.double({ min: 0, max: 1, noNaN: true }), (span, share) => {
        const due = whenDue(pace, span, share);

        expect(due).toBeGreaterThanOrEqual(span.from);
        expect(due).toBeLessThanOrEqual(span.until);
        expect(shareDue(pace, span, instant(due + 1))).toBeGreaterThanOrEqual(share - 1e-9);
      }),
    );
  });
});
