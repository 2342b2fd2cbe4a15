import { describe, expect, it } from "vitest";
import { decide, withRisk } from "../decide.ts";
import type { Ticker } from "../market/ticker.ts";
import { weight } from "../money/money.ts";
import { accountWith, holding, mandateFor, marketAt, undecided, wanting } from "../testing/scenario.ts";
import { FULL_LIMITS, type Limits } from "./limits.ts";

/** A hundred days: SPY loses 10 %, 9 %, down to 1 % on ten of them, TLT never loses. */
const RETURNS: Readonly<Record<string, Float64Array>> = {
  SPY: Float64Array.from({ length: 100 }, (_, day) => (day % 10 === 0 ? (day / 10 - 10) / 100 : 0.001)),
  TLT: new Float64Array(100),
};

const lately = (ticker: Ticker) => {
  const returns = RETURNS[ticker];
  return returns && { volume: Number.NaN, volatility: Number.NaN, returns };
};

/** A portfolio of TLT becomes one of half SPY and half GLD, or of the symbol in GLD's place. */
const decided = (limits: Partial<Limits>, other = "TLT") =>
  decide(
    mandateFor(wanting({ SPY: 0.5, [other]: 0.5 }), { limits: { ...FULL_LIMITS, ...limits } }),
    marketAt({ SPY: "500", TLT: "100", GLD: "200" }, { lately }),
    accountWith(holding({ TLT: "100" })),
  );

const denials = (limits: Partial<Limits>): readonly string[] =>
  decided(limits).verdicts.flatMap(({ intent, denials: remarks }) =>
    remarks.map(({ code, sentence }) => `${intent.side} ${intent.ticker}, ${code}: ${sentence}`),
  );

describe("the risk of what a plan leads to", () => {
  it("is kept with a decision that somebody keeps or shows", () => {
    expect(decided({}).risk).toBeUndefined();
    expect(withRisk(decided({}), { lately }).risk).toEqual({
      sessions: 100,
      valueAtRisk: weight("0.03"),
      expectedShortfall: weight("0.0425"),
      meanCorrelation: undefined,
    });
  });

  it("denies with VALUE_AT_RISK_ABOVE_LIMIT what is bought, not what is sold", () => {
    expect(denials({ maxValueAtRisk: weight("0.029") })).toEqual([
      "buy SPY, VALUE_AT_RISK_ABOVE_LIMIT: the plan leads to a value at risk of 0.03 of the equity in a day, the mandate allows 0.029",
    ]);
    expect(denials({ maxValueAtRisk: weight("0.03") })).toEqual([]);
  });

  it("denies with EXPECTED_SHORTFALL_ABOVE_LIMIT what is bought, not what is sold", () => {
    expect(denials({ maxExpectedShortfall: weight("0.042") })).toEqual([
      "buy SPY, EXPECTED_SHORTFALL_ABOVE_LIMIT: the plan leads to an expected shortfall of 0.0425 of the equity in a day, the mandate allows 0.042",
    ]);
    expect(denials({ maxExpectedShortfall: weight("0.0425") })).toEqual([]);
  });

  it("cannot be asked for where a holding has no past, and is not known then", () => {
    const limits = { maxValueAtRisk: weight("1"), maxExpectedShortfall: weight("1") };
    const { verdicts, ...decision } = decided(limits, "GLD");

    expect(withRisk({ verdicts, ...decision }, { lately }).risk).toBeUndefined();
    expect(verdicts[1]?.notApplicable[0]?.sentence).toBe("the holdings have no 60 sessions in common");
    expect(
      verdicts.map(({ intent, notApplicable }) => [intent.ticker, ...notApplicable.map(({ code }) => code)]),
    ).toEqual([
      ["TLT"],
      ["GLD", "VALUE_AT_RISK_ABOVE_LIMIT", "EXPECTED_SHORTFALL_ABOVE_LIMIT"],
      ["SPY", "VALUE_AT_RISK_ABOVE_LIMIT", "EXPECTED_SHORTFALL_ABOVE_LIMIT"],
    ]);
  });

  it("is that of no plan when nothing is planned", () => {
    const mandate = mandateFor(undecided("a bar is missing"));
    const decision = decide(mandate, marketAt({ SPY: "500" }), accountWith(holding({})));

    expect(withRisk(decision, { lately }).risk).toBeUndefined();
  });
});
