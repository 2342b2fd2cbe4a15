import { outlineOf } from "@alchemiser/domain";

/** The page about a strategy, as Markdown. `results` are of its backtest, where prices of all its symbols exist. */
export function pageOf({ name, text, tree, strategy, bars, history, results }) {
  const missing = strategy.universe.filter((symbol) => !bars.has(symbol));
  const parts = [
    `# ${tree.name}`,
    ideaIn(text),
    `The file is [\`${name}.clj\`](../src/symphonies/${name}.clj), and \`alchemiser backtest ${name}\` runs it.`,
    "## Tree",
    `\`\`\`text\n${outlineOf(tree)}\n\`\`\``,
    "## Symbols",
    table(
      ["symbol", "prices from", "source"],
      strategy.universe.map((symbol) => symbolRow(symbol, bars.get(symbol))),
    ),
    "## When it can run",
    `${history} sessions of every symbol are enough to decide, whichever way the decision goes. ${readiness(missing, results)}`,
    "## Backtest",
    results === undefined ? unpriced(missing) : figures(name, results),
  ];
  return `${parts.join("\n\n")}\n`;
}

/** The comment that a program begins with. */
const ideaIn = (text) => /^(?:;.*\n)+/.exec(text)[0].replaceAll(/^; ?/gm, "").trim();

const symbolRow = (symbol, series) => [symbol, series?.sessions[0] ?? "no prices", series?.source ?? "–"];

function table(head, rows) {
  const lines = [head, head.map(() => "---"), ...rows];
  return `<!-- prettier-ignore -->\n${lines.map((cells) => `| ${cells.join(" | ")} |`).join("\n")}`;
}

const readiness = (missing, results) =>
  results === undefined
    ? `There are no prices of ${missing.join(", ")} to run it on.`
    : `With the prices above it can decide from ${results.ready} on, and trade from ${results.strategy.sessions[0]}.`;

const unpriced = (missing) =>
  `No figures and no chart: prices of ${missing.join(", ")} are missing. Its tests run on made-up series, which walk through every branch.`;

function figures(name, { strategy, spy }) {
  const row = (title, { annualReturn, maxDrawdown, sharpe }) => [
    title,
    percent(annualReturn),
    percent(maxDrawdown),
    sharpe.toFixed(2),
  ];
  return [
    `${strategy.sessions[0]} to ${strategy.sessions.at(-1)}, ${strategy.sessions.length} sessions, ${strategy.trades} of them with trades:`,
    table(
      ["", "annual return", "largest fall", "Sharpe ratio"],
      [row("the strategy", strategy), row("SPY, bought and held", spy)],
    ),
    `![Equity of the strategy and of SPY on a logarithmic scale](${name}.svg)`,
    "These figures assume that",
    [
      ...strategy.assumptions,
      "prices adjusted for splits and dividends are good for research alone: nobody traded at them",
    ]
      .map((assumption) => `- ${assumption}`)
      .join("\n"),
    "The past promises nothing. Whoever wrote the rules knew it, and an account that had really grown like this would have " +
      "moved the prices that it traded at.",
  ].join("\n\n");
}

const percent = (share) => `${(100 * share).toFixed(2)} %`;
