import { describe, expect, it } from "vitest";
import { endingFor } from "./outcome-ending.ts";

const STOPPED = { outcome: { kind: "stopped", legs: [] }, decision: undefined, aim: "rebalance" } as const;

describe("a cycle that was stopped", () => {
  it("was stopped by a signal, and the same command goes on", () => {
    expect(endingFor({ ...STOPPED, trading: "ACTIVE" })).toMatchObject({
      exit: "interrupted",
      mend: "the same command goes on where this run stopped",
    });
  });

  it("was halted where trading is halted by then, and a person has to resume", () => {
    expect(endingFor({ ...STOPPED, trading: "HALTED" })).toMatchObject({
      exit: "halted",
      reason: "trading was halted while this went on",
      mend: 'when it may go on, say alchemiser resume --reason "…"',
    });
  });
});
