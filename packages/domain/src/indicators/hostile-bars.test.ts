import { describe, expect, it } from "vitest";
import { everyIndicatorOn } from "../testing/every-indicator.ts";
import { wanderingHistory } from "../testing/wandering-history.ts";
import { dailyReturns } from "./daily-returns.ts";
import { rollingCorrelation } from "./rolling-correlation.ts";
import { ticker } from "../market/ticker.ts";

describe("on bars of zero", () => {
  const zeros = new Float64Array(200);
  const answers = everyIndicatorOn({ high: zeros, low: zeros, close: zeros });
  const lastOf = (name: string): number | undefined => answers[name]?.at(-1);

  it("what is divided by a price or by a movement is not known", () => {
    const divided = [
      "position",
      "width",
      "rSquared",
      "stochastic line",
      "connors",
      "cumulative return",
      "daily returns",
      "worst fall",
      "ulcer",
      "mean return",
      "return deviation",
      "oscillator",
      "oscillator's signal",
      "beta",
      "correlation",
      "sharpe",
    ];
    expect(divided.map((name) => [name, lastOf(name)])).toEqual(divided.map((name) => [name, NaN]));
  });

  it("strength is 50 by rule, and averages, ranges, deviations and slopes are 0", () => {
    expect([lastOf("strength"), lastOf("simple strength")]).toEqual([50, 50]);
    const none = ["average", "exponential", "wilder", "weighted", "line", "average true range", "deviation", "slope"];
    expect(none.map(lastOf)).toEqual(none.map(() => 0));
  });
});

describe("on bars that wander", () => {
  it("every indicator knows in the end", () => {
    const close = wanderingHistory([ticker("A")], 300).closes(ticker("A"));
    const answers = everyIndicatorOn({
      high: close.map((price) => price * 1.01),
      low: close.map((price) => price * 0.99),
      close,
    });

    for (const [name, values] of Object.entries(answers)) expect(values.at(-1), name).not.toBeNaN();
  });
});

describe("on closes that grow evenly", () => {
  it("what compares returns knows nothing: their differences are rounding", () => {
    const close = Float64Array.from({ length: 80 }, (_, row) => 100 * 1.01 ** row);
    const { beta = close, sharpe = close } = everyIndicatorOn({ high: close, low: close, close });
    const returns = dailyReturns(close).slice(1);

    expect([beta.at(-1), sharpe.at(-1)]).toEqual([NaN, NaN]);
    expect(rollingCorrelation(returns, returns.toReversed(), 20).at(-1)).toBeNaN();
  });
});
