import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { previousSession, symphony } from "@alchemiser/domain";
import { SHIPPED_STRATEGIES } from "@alchemiser/strategies";
import { referenceBars, restlessHistory } from "@alchemiser/strategies/testing";
import { backtest, yardstick } from "./backtest.mjs";
import { chartOf, monthly } from "./chart.mjs";
import { pageOf } from "./page.mjs";

// Writes the page and the chart of every shipped strategy. With `--check` it writes nothing, and fails when a file is
// not what it would write.

const FOLDER = new URL("../../packages/strategies/pages/", import.meta.url);
const isCheck = process.argv.includes("--check");

function filesOf({ name, file, text }) {
  const { strategy, tree } = symphony(text, file);
  const bars = new Map(strategy.universe.map((symbol) => [symbol, referenceBars(symbol)]).filter(([, found]) => found));
  const series = [...bars.values()];
  const results = series.length === strategy.universe.length ? resultsOf(strategy, series) : undefined;
  const page = pageOf({ name, text, tree, strategy, bars, history: historyNeeded(strategy), results });
  if (results === undefined) return { [`${name}.md`]: page };
  const curves = [
    { name, points: monthly(results.strategy.sessions, results.strategy.equity) },
    { name: "SPY, bought and held", points: monthly(results.spy.sessions, results.spy.equity) },
  ];
  const title = `${tree.name} and SPY, ${results.strategy.sessions[0]} to ${results.strategy.sessions.at(-1)}: what became of $10,000`;
  return { [`${name}.md`]: page, [`${name}.svg`]: chartOf({ title, curves }) };
}

function resultsOf(strategy, bars) {
  const ours = backtest(strategy, bars);
  const span = { from: ours.sessions[0], to: ours.sessions.at(-1) };
  const spy = backtest(yardstick(), [referenceBars("SPY")], span);
  return { strategy: ours, spy, ready: previousSession(ours.sessions[0]) };
}

/** How many sessions it takes when every symbol begins on the same day. */
const historyNeeded = (strategy) => 1 + strategy.study(restlessHistory(strategy.universe, 1000, 1)).firstReadyRow;

const differing = [];
if (!isCheck) mkdirSync(FOLDER, { recursive: true });
for (const [file, content] of SHIPPED_STRATEGIES.flatMap((shipped) => Object.entries(filesOf(shipped)))) {
  const path = new URL(file, FOLDER);
  if (!isCheck) writeFileSync(path, content);
  else if (!existsSync(path) || readFileSync(path, "utf8") !== content) differing.push(file);
}
if (differing.length > 0) {
  console.log(`Not what \`npm run pages --prefix tooling/strategy-pages\` writes: ${differing.join(", ")}`);
  process.exitCode = 1;
}
