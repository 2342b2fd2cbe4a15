import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readEvent } from "./event.ts";

describe("readEvent", () => {
  it("takes an event that says what to do and where", () => {
    expect(readEvent({ action: "plan", world: "paper" })).toEqual({
      outcome: "read",
      event: { action: "plan", world: "paper", revision: 0 },
    });
    expect(readEvent({ action: "trade", world: "demo", revision: 2 })).toMatchObject({ event: { revision: 2 } });
  });

  it("names what is missing, wrong or unknown", () => {
    const reasons = [{}, { action: "buy", world: "demo" }, { action: "trade", world: "demo", force: true }].map(
      readEvent,
    );

    expect(reasons).toEqual([
      { outcome: "refused", reason: expect.stringMatching(/action: .*; world: /) },
      { outcome: "refused", reason: expect.stringContaining("action: ") },
      { outcome: "refused", reason: expect.stringContaining('"force"') },
    ]);
  });

  it("refuses whatever else comes, and never throws", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(readEvent(value).outcome).toBe("refused");
      }),
    );
  });
});
