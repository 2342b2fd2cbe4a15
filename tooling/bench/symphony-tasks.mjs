import { FILLS, loneMandate, runBacktest } from "@alchemiser/application";
import { alpacaCosts, firstSessions, historyOf, money, symphony } from "@alchemiser/domain";
import { generatedProgram, symbolsFor } from "./generated-program.mjs";
import { stream, wanderingBars } from "./synthetic-bars.mjs";

/** What is measured: how large the program is, and over how many years. */
export const SIZES = {
  "150 nodes": { nodes: 150, filters: 3, symbols: 18, from: "2004-01-02" },
  "50,000 nodes": { nodes: 50_000, filters: 250, symbols: 90, from: "2014-01-02" },
};

const TO = "2023-12-29";

export function programAndBars({ nodes, filters, symbols, from }, seed) {
  const names = symbolsFor(symbols);
  const program = generatedProgram({ nodes, filters, symbols: names, random: stream(seed) });
  const bars = names.map((name, index) => wanderingBars(name, { from, to: TO, seed: index + 1 }));
  return { program, bars };
}

export const historyOfBars = (bars) =>
  historyOf(bars[0].sessions, new Map(bars.map(({ ticker, close }) => [ticker, close])));

export function read(text) {
  const reading = symphony(text, "generated.clj");
  if (reading.outcome !== "read") throw new Error(JSON.stringify(reading.errors[0]));
  return reading.strategy;
}

/** The decision of one session as a live run makes it: the past is read anew, and nothing is remembered. */
export const decideAfresh = (strategy, history, row) =>
  strategy.study(firstSessions(history, row + 1)).allocationAt(row);

export function backtest(strategy, bars) {
  const answer = runBacktest({
    mandate: loneMandate(strategy),
    bars,
    capital: money("1000000"),
    fill: FILLS["next-open"],
    costs: alpacaCosts,
    prices: "raw",
    from: undefined,
    to: undefined,
    sizing: "trade-price",
    shares: "fractional",
  });
  if (answer.outcome !== "finished") throw new Error(answer.reason);
  return answer;
}

/** An allocation that can be compared. */
export const spoken = (allocation) =>
  allocation.outcome === "decided" ? JSON.stringify([...allocation.weights]) : "undecided";
