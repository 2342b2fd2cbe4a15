import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { weight } from "../money/money.ts";
import { historicalRisk, tailOf } from "./portfolio-risk.ts";

/** A hundred days: the worst loses 10 %, the next 9 %, down to 1 %; the others gain a thousandth. */
const HUNDRED = Float64Array.from({ length: 100 }, (_, day) => (day % 10 === 0 ? (day / 10 - 10) / 100 : 0.001));

describe("the tail of losses", () => {
  /** Hull, Risk Management and Financial Institutions: the worst of 500 scenarios for a portfolio of four indices. */
  it("is the published one for 500 scenarios at 99 %", () => {
    const worst = [477_841, 345_435, 282_204, 277_041, 253_385, 217_974, 205_256];
    const losses = Float64Array.of(...Array<number>(493).fill(100_000), ...worst);

    const { valueAtRisk, expectedShortfall } = tailOf(losses, 0.01);

    expect(valueAtRisk).toBe(253_385);
    expect(Math.round(expectedShortfall)).toBe(345_630);
  });

  it("takes the larger loss where the tail is no whole number of days", () => {
    const days = Float64Array.from({ length: 70 }, (_, day) => day);

    expect(tailOf(days, 0.05)).toEqual({ valueAtRisk: 67, expectedShortfall: 68.5 });
  });

  it("never loses less beyond the value at risk than at it", () => {
    const anyLosses = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 1, maxLength: 300 });

    fc.assert(
      fc.property(anyLosses, fc.double({ min: 0.001, max: 0.5, noNaN: true }), (losses, tail) => {
        const { valueAtRisk, expectedShortfall } = tailOf(Float64Array.from(losses), tail);
        expect(expectedShortfall).toBeGreaterThanOrEqual(valueAtRisk - 1e-12);
      }),
    );
  });
});

describe("the risk of a portfolio", () => {
  it("is the fifth worst of a hundred days, and the mean of the four before it", () => {
    expect(historicalRisk([HUNDRED], [1])).toEqual({
      sessions: 100,
      valueAtRisk: weight("0.06"),
      expectedShortfall: weight("0.085"),
      meanCorrelation: undefined,
    });
  });

  it("is half of that when the other half is cash", () => {
    expect(historicalRisk([HUNDRED], [0.5])).toMatchObject({
      valueAtRisk: weight("0.03"),
      expectedShortfall: weight("0.0425"),
    });
  });

  it("is nothing where what one loses the other gains, and their correlation is −1", () => {
    const risk = historicalRisk([HUNDRED, HUNDRED.map((change) => -change)], [0.5, 0.5]);

    expect(risk).toMatchObject({ valueAtRisk: weight("0"), expectedShortfall: weight("0") });
    expect(risk?.meanCorrelation).toBeCloseTo(-1, 12);
  });

  it("has the mean correlation of all pairs: of 1, −1 and −1 that is −1/3", () => {
    const against = HUNDRED.map((change) => -change);

    expect(historicalRisk([HUNDRED, HUNDRED, against], [0.4, 0.3, 0.3])?.meanCorrelation).toBeCloseTo(-1 / 3, 12);
  });

  it("correlates distances from the mean: what gains more each day moves no less together", () => {
    const against = HUNDRED.map((change) => 0.05 - change);

    expect(historicalRisk([HUNDRED, against], [0.5, 0.5])?.meanCorrelation).toBeCloseTo(-1, 12);
  });

  it("leaves what never moves out of the correlation", () => {
    expect(historicalRisk([HUNDRED, new Float64Array(100)], [0.5, 0.5])?.meanCorrelation).toBeUndefined();
  });

  it("counts the sessions in which all holdings have a return, the latest last", () => {
    const late = HUNDRED.slice(30);
    late[5] = Number.NaN;

    const risk = historicalRisk([HUNDRED, late], [0.5, 0.5]);

    expect(risk?.sessions).toBe(69);
    expect(risk?.meanCorrelation, "the same days stand side by side").toBeCloseTo(1, 12);
  });

  it("is not known from fewer than 60 sessions, nor of nothing", () => {
    expect(historicalRisk([HUNDRED.slice(41)], [1])).toBeUndefined();
    expect(historicalRisk([HUNDRED.slice(40)], [1])?.sessions).toBe(60);
    expect(historicalRisk([], [])).toBeUndefined();
  });
});
