import { dividendFactors, price, session, splitFactors, ticker, weight, type DailyBars } from "@alchemiser/domain";
import { walkingBars } from "@alchemiser/domain/testing";
import { describe, expect, it } from "vitest";
import { barMarket } from "./bar-market.ts";

const walk = walkingBars({ after: "2025-06-10", moves: [1, 1, 1, 1] });
const [, , third = session("2025-06-13"), fourth = session("2025-06-16")] = walk.sessions;

describe("a market from bars", () => {
  it("takes a two-for-one split from the factors", () => {
    const halved: DailyBars = { ...walk, splitFactor: splitFactors(Float64Array.of(0, 0, 2, 0)) };

    const market = barMarket([halved]);

    expect(market.actions(third)).toEqual([{ kind: "split", ticker: ticker("SPY"), ratio: weight("2") }]);
    expect(market.actions(fourth)).toEqual([]);
  });

  it("takes a dividend from the factors, in dollars of that day", () => {
    const paid = Float64Array.of(0, 0, 0, 1.25);
    const paying: DailyBars = { ...walk, dividendFactor: dividendFactors({ closes: walk.close, dividends: paid }) };

    expect(barMarket([paying]).actions(fourth)).toEqual([
      { kind: "dividend", ticker: ticker("SPY"), perShare: price("1.25") },
    ]);
  });

  it("has another name for other prices", () => {
    const other = walkingBars({ after: "2025-06-10", moves: [1, 1, 1, 1.01] });

    expect(barMarket([walk]).name).toBe(barMarket([walk]).name);
    expect(barMarket([other]).name).not.toBe(barMarket([walk]).name);
    const higher = { ...walk, high: walk.high.map((price) => price + 1) };
    expect(barMarket([higher]).name).not.toBe(barMarket([walk]).name);
  });
});
