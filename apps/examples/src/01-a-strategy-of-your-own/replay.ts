import { FILLS, loneMandate, runBacktest, type BacktestAnswer } from "@alchemiser/application";
import { alpacaCosts, money, ticker, weight } from "@alchemiser/domain";
import { madeUpBars } from "./made-up-bars.ts";
import { trendRotation } from "./trend-rotation.ts";

export const BARS = [
  madeUpBars({ name: "AHEAD", seed: 1, drift: 0.0004, reach: 0.02 }),
  madeUpBars({ name: "BEHIND", seed: 2, drift: 0.0002, reach: 0.02 }),
  madeUpBars({ name: "WILD", seed: 3, drift: 0.0008, reach: 0.03 }),
  madeUpBars({ name: "BILLS", seed: 4, drift: 0.0001, reach: 0.0004 }),
];

export const STRATEGY = trendRotation({
  candidates: ["AHEAD", "BEHIND", "WILD"].map(ticker),
  shelter: ticker("BILLS"),
  momentumDays: 60,
  trendDays: 100,
});

const MANDATE = loneMandate(STRATEGY, {
  rebalance: { cashReserve: weight("0.01"), driftBand: weight("0.01") },
  reach: weight("0.001"),
});

/** The strategy over ten made-up years: signals of one session, orders at the open of the next, Alpaca's fees. */
export const replay = (): BacktestAnswer =>
  runBacktest({
    mandate: MANDATE,
    bars: BARS,
    capital: money("10000"),
    fill: FILLS["next-open"],
    costs: alpacaCosts,
    prices: "raw",
    from: undefined,
    to: undefined,
    sizing: "trade-price",
    shares: "fractional",
  });
