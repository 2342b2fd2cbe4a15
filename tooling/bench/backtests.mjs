import { FILLS, loneMandate, runBacktest } from "@alchemiser/application";
import { alpacaCosts, money, noCosts, symphony } from "@alchemiser/domain";
import { wanderingBars } from "./synthetic-bars.mjs";

const SPAN = { from: "2004-01-02", to: "2023-12-29" };
const NAMES = ["AAA", "BBB", "CCC", "DDD", "EEE", "FFF", "GGG", "HHH", "III", "JJJ"];

function strategyOf(text) {
  const reading = symphony(text, "bench.clj");
  if (reading.outcome !== "read") throw new Error(JSON.stringify(reading.errors));
  return reading.strategy;
}

const task = (strategy, bars, costs) => ({
  mandate: loneMandate(strategy, { costs }),
  bars,
  capital: money("1000000"),
  fill: FILLS["next-open"],
  costs,
  prices: "raw",
  from: undefined,
  to: undefined,
  sizing: "trade-price",
  shares: "fractional",
});

/** Ten symbols over twenty years, back to equal weights every session: one order a symbol and day. */
export function dailyRebalance() {
  const bars = NAMES.map((name, index) => wanderingBars(name, { ...SPAN, seed: index + 1 }));
  const strategy = strategyOf(
    `(defsymphony "equal" (weight-equal [${NAMES.map((name) => `(asset "${name}")`).join(" ")}]))`,
  );
  return { run: () => finished(runBacktest(task(strategy, bars, alpacaCosts))) };
}

/** One symbol, bought once and held: what a session costs when nothing is to be done. */
export function eventPath() {
  const bars = [wanderingBars("AAA", { from: "1990-01-02", to: "2025-12-31", seed: 7 })];
  const strategy = strategyOf('(defsymphony "hold" {:rebalance-threshold 0.5} (asset "AAA"))');
  return { run: () => finished(runBacktest(task(strategy, bars, noCosts))) };
}

function finished(answer) {
  if (answer.outcome !== "finished") throw new Error(answer.reason);
  return answer;
}
