import { writeSync } from "node:fs";
import { backtest, historyOfBars, programAndBars, read, SIZES } from "./symphony-tasks.mjs";

// One cold measurement in a process of its own: `node symphony-once.mjs SIZE SEED decide|backtest`.

const [size, seed, task] = process.argv.slice(2);
const { program, bars } = programAndBars(SIZES[size], Number(seed));
const history = historyOfBars(bars);
const last = history.sessions.length - 1;

function timed(work) {
  const start = performance.now();
  const answer = work();
  return { milliseconds: performance.now() - start, answer };
}

function decide() {
  const reading = timed(() => read(program.text));
  const compiling = timed(() => reading.answer.study(history));
  const deciding = timed(() => compiling.answer.allocationAt(last));
  const others = timed(() => history.sessions.map((_, row) => compiling.answer.allocationAt(row).outcome));
  return {
    read: reading.milliseconds,
    compile: compiling.milliseconds,
    decide: deciding.milliseconds,
    rest: others.milliseconds,
    decided: others.answer.filter((outcome) => outcome === "decided").length,
  };
}

function run() {
  const { milliseconds, answer } = timed(() => backtest(read(program.text), bars));
  return { backtest: milliseconds, sessions: answer.sessions.length, orders: answer.orders, hash: answer.hash };
}

const measured = task === "decide" ? decide() : run();
const facts = { bytes: program.text.length, nodes: program.nodes, filters: program.filters, sessions: last + 1 };
const megabytes = process.resourceUsage().maxRSS / 1000;
writeSync(1, `${JSON.stringify({ ...facts, ...measured, megabytes })}\n`);
