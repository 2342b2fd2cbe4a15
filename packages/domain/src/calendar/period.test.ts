import { describe, expect, it } from "vitest";
import { startsPeriod, type Frequency } from "./period.ts";
import { session } from "./session.ts";

const starts = (frequency: Frequency, day: string, previous: string): boolean =>
  startsPeriod(frequency, session(day), session(previous));

describe("startsPeriod", () => {
  it.each(["daily", "weekly", "monthly", "quarterly", "yearly"] as const)(
    "starts one without a previous: %s",
    (frequency) => {
      expect(startsPeriod(frequency, session("2025-03-12"), undefined)).toBe(true);
    },
  );

  it("is daily from one session to the next", () => {
    expect(starts("daily", "2025-03-12", "2025-03-11")).toBe(true);
    expect(starts("daily", "2025-03-12", "2025-03-12")).toBe(false);
  });

  it("is weekly from Monday to Sunday", () => {
    expect(starts("weekly", "2025-03-10", "2025-03-07")).toBe(true);
    expect(starts("weekly", "2025-03-14", "2025-03-10")).toBe(false);
    expect(starts("weekly", "2025-03-16", "2025-03-10")).toBe(false);
  });

  it("keeps an ISO week whole across New Year", () => {
    expect(starts("weekly", "2025-01-02", "2024-12-30")).toBe(false);
    expect(starts("yearly", "2025-01-02", "2024-12-30")).toBe(true);
  });

  it("tells the same month or week of another year apart", () => {
    expect(starts("weekly", "2025-03-12", "2024-03-12")).toBe(true);
    expect(starts("monthly", "2025-03-12", "2024-03-12")).toBe(true);
    expect(starts("quarterly", "2025-03-12", "2024-03-12")).toBe(true);
  });

  it("is monthly from the first of a month", () => {
    expect(starts("monthly", "2025-04-01", "2025-03-31")).toBe(true);
    expect(starts("monthly", "2025-03-31", "2025-03-03")).toBe(false);
  });

  it("is quarterly from January, April, July and October", () => {
    expect(starts("quarterly", "2025-04-01", "2025-03-31")).toBe(true);
    expect(starts("quarterly", "2025-03-03", "2025-02-28")).toBe(false);
    expect(starts("quarterly", "2025-01-02", "2024-12-31")).toBe(true);
  });

  it("catches up on a missed first session with the next one", () => {
    expect(starts("monthly", "2025-04-02", "2025-03-03")).toBe(true);
  });
});
