import { symphony } from "@alchemiser/domain";
import { PlainSymphony } from "@alchemiser/domain/testing";
import { SHIPPED_STRATEGIES } from "@alchemiser/strategies";
import { historyOfBars } from "./symphony-tasks.mjs";
import { wanderingBars } from "./synthetic-bars.mjs";

const SPAN = { from: "2004-01-02", to: "2023-12-29" };
const NAMES = ["tqqq-for-the-long-term", "nuclear", "simons-full-kmlm", "klm-ensemble"];
const ROUNDS = 21;
/** The plain evaluator is asked about two sessions alone: of groups it works out every one before them, each time. */
const APART = 2500;

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

/**
 * Trees as people trade them, over 20 years: ours beside a plain evaluator that walks the tree and computes every
 * indicator from the closes up to a session, again for each session. Both must say the same before anything is timed.
 */
export function shippedTrees() {
  return SHIPPED_STRATEGIES.filter(({ name }) => NAMES.includes(name)).map(besidePlain);
}

function besidePlain({ name, file, text }) {
  const { strategy, tree } = symphony(text, file);
  const bars = [...strategy.universe, ...measured(text)]
    .filter((ticker, index, all) => all.indexOf(ticker) === index)
    .map((ticker, index) => wanderingBars(ticker, { ...SPAN, seed: index + 1 }));
  const history = historyOfBars(bars);
  const rows = history.sessions.map((_, row) => row);
  const sampled = rows.filter((row) => row % APART === APART - 1);
  const plain = plainly({ study: strategy.study(history), tree, history, rows: sampled }, name);

  const rounds = Array.from({ length: ROUNDS }, () => {
    const compiling = timed(() => symphony(text, file).strategy.study(history));
    const deciding = timed(() => rows.forEach((row) => compiling.answer.allocationAt(row)));
    return { compile: compiling.milliseconds, decide: deciding.milliseconds };
  });
  return {
    name,
    sessions: rows.length,
    compile: median(rounds.map(({ compile }) => compile)),
    decide: median(rounds.map(({ decide }) => decide)),
    plain: median(plain),
  };
}

/** Symbols in quotes: what is only measured has bars too. */
const measured = (text) => [...text.matchAll(/"([A-Z]{1,5})"/g)].map(([, ticker]) => ticker);

/** How long the plain evaluator takes for each of `rows`. Throws unless it decides as the study does. */
function plainly({ study, tree, history, rows }, name) {
  return rows.map((row) => {
    const allocation = study.allocationAt(row);
    const { milliseconds, answer } = timed(() => new PlainSymphony(history).equal(tree.body, row));
    if (!areSame(allocation, answer)) throw new Error(`${name}, session ${row}: the plain evaluator decides otherwise`);
    return milliseconds;
  });
}

function areSame(allocation, plain) {
  if (allocation.outcome === "undecided" || plain === undefined) return allocation.outcome === "undecided" && !plain;
  const { weights } = allocation;
  return (
    plain.size === weights.size && [...plain].every(([ticker, weight]) => Math.abs(weight - weights.get(ticker)) < 1e-9)
  );
}

function timed(work) {
  const start = performance.now();
  const answer = work();
  return { milliseconds: performance.now() - start, answer };
}
