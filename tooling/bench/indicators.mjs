import { writeSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import * as domain from "@alchemiser/domain";
import * as limits from "./indicator-limits.mjs";
import { PEERS } from "./indicator-peers.mjs";
import { checkSame } from "./same-answers.mjs";
import { wanderingCloses } from "./synthetic-bars.mjs";

// Indicators over a million closes: ours, the plainest loop that is as exact, and the libraries of npm. All answers are
// compared before anything is timed. Then all take turns, so that they meet the same machine.

const BARS = 1_000_000;
const WARM_UP = 1;
const ROUNDS = 7;
/** How long a turn lasts: until memory has been collected and is used again, for those whose runs are short. */
const TURN_MS = 150;

const say = (text) => writeSync(1, `${text}\n`);
const closes = wanderingCloses(BARS, 1);
const numbers = Array.from(closes);

const TASKS = [
  {
    name: "SMA 200",
    ours: () => domain.movingAverage(closes, 200),
    limit: () => limits.average(closes, 200),
    peers: PEERS.average,
  },
  {
    name: "EMA 20",
    ours: () => domain.exponentialMovingAverage(closes, 20),
    limit: () => limits.exponential(closes, 20),
    peers: PEERS.exponential,
  },
  {
    name: "RSI 14",
    ours: () => domain.relativeStrengthIndex(closes, 14),
    limit: () => limits.strength(closes, 14),
    peers: PEERS.strength,
  },
  {
    name: "STD 20",
    ours: () => domain.sampleDeviation(closes, 20),
    limit: () => limits.deviation(closes, 20),
    // Ours is that of a sample, theirs of a population.
    inTheirUnit: (deviation) => deviation * Math.sqrt(19 / 20),
    peers: PEERS.deviation,
  },
  {
    name: "MaxDD of all",
    ours: () => domain.deepestDrawdown(closes),
    limit: () => limits.worstFallOfAll(closes),
    inTheirUnit: (fraction) => fraction * 100,
    peers: PEERS.worstFallOfAll,
  },
  {
    name: "BB 20 2",
    ours: () => domain.bollingerBands(closes, { window: 20, deviations: 2 }),
    limit: () => limits.bands(closes, 20, 2),
    peers: PEERS.bands,
  },
  {
    name: "MACD 12 26 9",
    ours: () => domain.movingAverageConvergenceDivergence(closes, { short: 12, long: 26, signal: 9 }),
    limit: () => limits.convergence(closes, 12, 26, 9),
    peers: PEERS.convergence,
  },
  {
    name: "MaxDD 60",
    ours: () => domain.maxDrawdown(closes, 60),
    limit: () => limits.worstFall(closes, 60),
    peers: [],
  },
];

/** The fastest of as many runs as fit, without the garbage of others. */
function turn(run) {
  globalThis.gc();
  const begun = performance.now();
  let fastest = Infinity;
  while (performance.now() - begun < TURN_MS) {
    const start = performance.now();
    run();
    fastest = Math.min(fastest, performance.now() - start);
  }
  return (fastest * 1e6) / BARS;
}

const onNumbers = ({ run }) => {
  return () => run(numbers);
};

/**
 * All in turns, so that all meet the same machine. The turn after the libraries' is not counted: what they held is still
 * being given back. After it, ours and the limit go first by turns.
 */
function timed({ ours, limit, peers }) {
  const runs = [ours, limit, ...peers.map(onNumbers)];
  const times = runs.map(() => []);
  for (let round = 0; round < WARM_UP + ROUNDS; round++) {
    const order = round % 2 === 0 ? [0, 1] : [1, 0];
    turn(runs[order[1]]);
    for (const index of [...order, ...peers.map((_, place) => place + 2)]) {
      const time = turn(runs[index]);
      if (round >= WARM_UP) times[index].push(time);
    }
  }
  const [own, least, ...others] = times.map((list) => list.toSorted((a, b) => a - b)).map(figures);
  return { own, least, others: others.map((other, index) => ({ ...other, name: peers[index].name })) };
}

const figures = (sorted) => ({ best: sorted[0], median: sorted[(sorted.length - 1) / 2] });
const told = ({ best, median }) => `${median.toFixed(2)} (best ${best.toFixed(2)})`;
const ratio = (one, other) => `${(one.median / other.median).toFixed(2)} (best ${(one.best / other.best).toFixed(2)})`;

/** Tells the times of a task; how many times longer the fastest library takes than ours, if there is one. */
function tell(task) {
  const { own, least, others } = timed(task);
  say(`${task.name}: ours ${told(own)}, limit ${told(least)}, ratio ${ratio(own, least)}`);
  for (const other of others) say(`  ${other.name} ${told(other)}, ratio ${ratio(other, own)}`);
  const isBusy = [own, least].some(({ best, median }) => median > 1.1 * best);
  if (isBusy) say("  the machine was busy: a median is more than a tenth off its best");
  const fastest = (figure) => Math.min(...others.map((other) => other[figure])) / own[figure];
  return others.length === 0 ? [] : [{ median: fastest("median"), best: fastest("best") }];
}

const geometricMean = (values) => Math.exp(values.reduce((sum, each) => sum + Math.log(each), 0) / values.length);

/** Names of tasks, or the beginnings of some, to run these alone again. */
const wanted = process.argv.slice(2);
const tasks = TASKS.filter(({ name }) => wanted.length === 0 || wanted.some((beginning) => name.startsWith(beginning)));

for (const task of tasks) for (const line of checkSame(task, numbers)) say(line);
say("\nnanoseconds a bar: medians");
const ratios = tasks.flatMap(tell);
const [median, best] = ["median", "best"].map((figure) => geometricMean(ratios.map((each) => each[figure])).toFixed(1));
say(`fastest library over ours, geometric mean: ${median} (best ${best})`);
const load = loadavg().map((value) => value.toFixed(1));
say(`${cpus().length} × ${cpus()[0]?.model}, Node ${process.versions.node}, load ${load.join(" ")}`);
