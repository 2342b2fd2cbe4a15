import { decideFlat, DEFAULT_LIMITS, price } from "@alchemiser/domain";
import { accountWith, holding, mandateFor, marketAt } from "@alchemiser/domain/testing";
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

describe("a flatten that the gate denies", () => {
  it("names what a person changes who has seen that the price is right", () => {
    const market = marketAt({ SPY: "300" }, { lastClose: () => price("500") });
    const mandate = mandateFor([], { limits: DEFAULT_LIMITS });
    const decision = decideFlat(mandate, market, accountWith(holding({ SPY: "20" })));
    const outcome = { kind: "done", result: "failed", legs: [] } as const;

    expect(endingFor({ outcome, decision, aim: "flatten", trading: "REDUCING" })).toMatchObject({
      mend: "raise mandate.maxPriceJump in config.yaml if that is meant, then say alchemiser flatten again",
    });
  });
});
