import { describe, expect, it } from "vitest";
import { InvariantViolation } from "../kernel/invariant.ts";
import { session } from "./session.ts";

describe("session", () => {
  it("is the ISO date it was made from", () => {
    expect(session("2025-01-09")).toBe("2025-01-09");
  });

  it("accepts days on which the exchange is closed", () => {
    expect(session("2025-07-04")).toBe("2025-07-04");
  });

  it("accepts 29 February in leap years only", () => {
    expect(session("2024-02-29")).toBe("2024-02-29");
    expect(session("2000-02-29")).toBe("2000-02-29");
    expect(() => session("2023-02-29")).toThrow(InvariantViolation);
    expect(() => session("1900-02-29")).toThrow(InvariantViolation);
  });

  it.each(["2025-00-10", "2025-13-01", "2025-04-31", "2025-01-00", "2025-1-9", "20250109", "", "2025-01-09T00:00:00Z"])(
    "refuses %j and quotes it",
    (text) => {
      expect(() => session(text)).toThrow(`a session is a real date as YYYY-MM-DD, was "${text}"`);
    },
  );

  it("sorts as text in the order of dates", () => {
    const days = ["2025-01-10", "2024-12-31", "2025-01-09"].map(session);
    expect(days.toSorted()).toEqual(["2024-12-31", "2025-01-09", "2025-01-10"]);
  });
});
