import { writeSync } from "node:fs";
import { loadavg } from "node:os";
import { dailyRebalance, eventPath } from "./backtests.mjs";
import { helpBesideNode, lambdaBytes } from "./start-up.mjs";
import { yardstick } from "./yardstick.mjs";

// Timings of one run on one machine: medians of several rounds, warm. Results are checked equal before they count.

const LEAST_ROUNDS = 9;
/** Short workloads get more rounds: their first ones run code that is not yet compiled. */
const LEAST_MS = 2000;

const say = (text) => writeSync(1, `${text}\n`);

function timed({ run }) {
  const reference = run().hash;
  const milliseconds = [];
  let result;
  const until = performance.now() + LEAST_MS;
  while (milliseconds.length < LEAST_ROUNDS || performance.now() < until) {
    const start = performance.now();
    result = run();
    milliseconds.push(performance.now() - start);
    if (result.hash !== reference) throw new Error("two runs of the same backtest differ");
  }
  milliseconds.sort((a, b) => a - b);
  return { result, best: milliseconds[0], median: milliseconds[Math.floor(milliseconds.length / 2)] };
}

const rebalance = timed(dailyRebalance());
say(
  `daily rebalance, 10 symbols, ${rebalance.result.sessions.length} sessions: ${rebalance.result.orders} orders, ` +
    `${rebalance.result.shortfalls.length} shortfalls, median ${rebalance.median.toFixed(0)} ms, best ${rebalance.best.toFixed(0)} ms`,
);
const path = timed(eventPath());
const bars = path.result.sessions.length;
say(
  `event path, 1 symbol, ${bars} sessions, ${path.result.orders} orders: median ${Math.round((1000 * bars) / path.median)} bars a second, ` +
    `best ${Math.round((1000 * bars) / path.best)}`,
);
const { node, help, best } = helpBesideNode();
say(
  `alchemiser --help: median ${help.toFixed(0)} ms, bare Node ${node.toFixed(0)} ms (${(help - node).toFixed(0)} ms more); ` +
    `best ${best.help.toFixed(0)} and ${best.node.toFixed(0)} ms`,
);
say(`Lambda bundle: ${Math.round(lambdaBytes() / 1000)} kB`);
say(`yardstick, SMA 200 over a million bars: ${yardstick().toFixed(2)} ns a bar`);
say(
  `load ${loadavg()
    .map((value) => value.toFixed(1))
    .join(" ")}`,
);
