import { execFileSync } from "node:child_process";
import { writeSync } from "node:fs";
import { loadavg } from "node:os";
import { join } from "node:path";
import { decideAfresh, historyOfBars, programAndBars, read, SIZES, spoken } from "./symphony-tasks.mjs";
import { shippedTrees } from "./shipped-trees.mjs";
import { yardstick } from "./yardstick.mjs";

// How long symphonies take. Cold measurements are made in processes of their own, each seed once.

const SEEDS = [1, 2, 3, 4, 5];
const say = (text) => writeSync(1, `${text}\n`);
const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

function cold(size, task) {
  const script = join(import.meta.dirname, "symphony-once.mjs");
  const flags = ["--conditions=@alchemiser/source", "--disable-warning=ExperimentalWarning"];
  return SEEDS.map((seed) =>
    JSON.parse(execFileSync(process.execPath, [...flags, script, size, String(seed), task], { encoding: "utf8" })),
  );
}

const told = (runs, key, digits = 0) => {
  const values = runs.map((run) => run[key]);
  return `${median(values).toFixed(digits)} (${Math.max(...values).toFixed(digits)} at most)`;
};

for (const size of Object.keys(SIZES)) {
  const [deciding, testing] = [cold(size, "decide"), cold(size, "backtest")];
  const { bytes, nodes, filters, sessions } = deciding[0];
  say(`${size}: ${(bytes / 1e6).toFixed(2)} MB, ${nodes} nodes, ${filters} filters, ${sessions} sessions; cold, ms:`);
  say(
    `  read ${told(deciding, "read")}, compile ${told(deciding, "compile")}, decide once ${told(deciding, "decide")}`,
  );
  say(`  then every session ${told(deciding, "rest", 1)}`);
  say(`  backtest, reading included ${told(testing, "backtest")}; ${told(testing, "megabytes")} MB at the peak`);
}

warm();
say(
  `150 nodes, five programs, warm: ${smallPrograms()
    .map((milliseconds) => milliseconds.toFixed(1))
    .join(", ")} ms for the decisions of 20 years after compilation`,
);
for (const { name, sessions, compile, decide, plain } of shippedTrees())
  say(
    `${name}, ${sessions} sessions, warm: read and compiled in ${compile.toFixed(1)} ms, all decided in ${decide.toFixed(2)} ms, ` +
      `${((decide * 1e6) / sessions).toFixed(0)} ns each; a plain evaluator ${(plain * 1e3).toFixed(0)} µs each`,
  );
say(`yardstick, SMA 200 over a million bars: ${yardstick().toFixed(2)} ns a bar`);
say(
  `load ${loadavg()
    .map((value) => value.toFixed(1))
    .join(" ")}`,
);

/** The study of a history beside asking about each session afresh, as the system before this one did. */
function warm() {
  const { program, bars } = programAndBars(SIZES["150 nodes"], 1);
  const history = historyOfBars(bars);
  const rows = history.sessions.map((_, row) => row);
  const sampled = rows.filter((row) => row % 50 === 49);
  const study = read(program.text).study(history);
  const strategy = read(program.text);
  for (const row of sampled) {
    const [one, other] = [study.allocationAt(row), decideAfresh(strategy, history, row)].map(spoken);
    if (one !== other) throw new Error(`session ${row}: ${one} in the study, ${other} afresh`);
  }

  const rounds = [1, 2, 3, 4, 5, 6, 7].map(() => ({
    // A study of its own each time: what it remembers is part of what is measured.
    study: perSession(() => {
      const own = strategy.study(history);
      return () => rows.forEach((row) => own.allocationAt(row));
    }, rows.length),
    afresh: perSession(() => () => sampled.forEach((row) => decideAfresh(strategy, history, row)), sampled.length),
  }));
  const [ours, afresh] = [median(rounds.map((round) => round.study)), median(rounds.map((round) => round.afresh))];
  say(
    `150 nodes, warm: ${(ours * 1e6).toFixed(0)} ns a decision after compilation, ${(ours * rows.length).toFixed(2)} ms for ` +
      `${rows.length}; ${afresh.toFixed(2)} ms a decision afresh, ${(afresh / ours).toFixed(0)} times as long`,
  );
}

/** How long the decisions of 20 years take the small program of each seed, once it is compiled: a median of rounds. */
function smallPrograms() {
  return SEEDS.map((seed) => {
    const { program, bars } = programAndBars(SIZES["150 nodes"], seed);
    const history = historyOfBars(bars);
    const rows = history.sessions.map((_, row) => row);
    const rounds = Array.from({ length: 9 }, () =>
      perSession(() => {
        const study = read(program.text).study(history);
        return () => rows.forEach((row) => study.allocationAt(row));
      }, 1),
    );
    return median(rounds);
  });
}

function perSession(prepare, sessions) {
  const work = prepare();
  const start = performance.now();
  work();
  return (performance.now() - start) / sessions;
}
