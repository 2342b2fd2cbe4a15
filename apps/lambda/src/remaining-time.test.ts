import { describe, expect, it } from "vitest";
import { timeToTrade, tooLate, type Invocation } from "./remaining-time.ts";

const left = (ms: number): Invocation => ({ awsRequestId: "request-1", getRemainingTimeInMillis: () => ms });

describe("the time that an invocation has", () => {
  it("must be enough for a cycle and for stopping it", () => {
    expect(tooLate("trade", left(180_000))).toBeUndefined();
    expect(tooLate("trade", left(179_999))).toBe(
      "to trade takes up to 180000 ms, and 179999 ms are left: give the function a longer timeout",
    );
  });

  it("may be shorter for looking", () => {
    expect(tooLate("plan", left(20_000))).toBeUndefined();
    expect(tooLate("status", left(19_999))).toContain("19999 ms are left");
  });

  it("ends for a cycle when there is just enough left to stop it", () => {
    expect(timeToTrade(left(180_000))).toBe(105_000);
    expect(timeToTrade(left(75_000))).toBe(0);
    expect(timeToTrade(left(10_000))).toBe(0);
  });
});
