import { describe, expect, it } from "vitest";
import { sessionHours } from "../calendar/exchange-calendar.ts";
import { newYorkInstant } from "../calendar/new-york-time.ts";
import { session } from "../calendar/session.ts";
import { weight } from "../money/money.ts";
import { DEFAULT_LADDER, type LadderRules } from "../orders/ladder-rules.ts";
import { rulesAt } from "./time-of-day.ts";

const at = (day: string, hours: number, minutes: number, rules: LadderRules = DEFAULT_LADDER): LadderRules =>
  rulesAt(rules, newYorkInstant(session(day), hours * 60 + minutes), sessionHours(session(day)));

describe("the rules of a ladder", () => {
  it("are the mandate's through the middle of the day", () => {
    expect(at("2025-07-02", 10, 0)).toEqual(DEFAULT_LADDER);
    expect(at("2025-07-02", 15, 29)).toEqual(DEFAULT_LADDER);
  });

  it("wait twice as long in the first half hour, while spreads are still closing", () => {
    expect(at("2025-07-02", 9, 35)).toEqual({ ...DEFAULT_LADDER, shortestMs: 4000, longestMs: 20_000 });
    expect(at("2025-07-02", 9, 59)).toEqual(at("2025-07-02", 9, 35));
  });

  it("start near the far side in the last half hour, and climb one step at most", () => {
    expect(at("2025-07-02", 15, 30)).toEqual({ ...DEFAULT_LADDER, start: weight("0.75"), steps: 1 });
    expect(at("2025-07-02", 15, 45, { ...DEFAULT_LADDER, start: weight("1"), steps: 0 })).toMatchObject({
      start: weight("1"),
      steps: 0,
    });
  });

  it("are those of the last half hour half an hour before an early close", () => {
    expect(at("2025-07-03", 12, 29)).toEqual(DEFAULT_LADDER);
    expect(at("2025-07-03", 12, 30)).toMatchObject({ start: weight("0.75"), steps: 1 });
  });
});
