import {
  printProgram,
  symphony,
  ticker,
  type History,
  type Program,
  type Strategy,
  type Ticker,
} from "@alchemiser/domain";

type Node = Program["body"][number];

/** A program in which every place that holds a symbol has a name of its own, so that what it holds says where it went. */
export interface LabelledProgram {
  readonly strategy: Strategy;
  /** One for each place, such as `TQQQ.3` for the fourth. */
  readonly leaves: readonly Ticker[];
}

export function labelled({ name, config, body, at }: Program): LabelledProgram {
  const leaves: Ticker[] = [];
  const label = (node: Node): Node => {
    switch (node.kind) {
      case "asset": {
        const leaf = ticker(`${node.ticker}.${String(leaves.length)}`);
        leaves.push(leaf);
        return { ...node, ticker: leaf };
      }
      case "group":
        return { ...node, body: node.body.map(label) };
      case "if":
        return { ...node, then: node.then.map(label), otherwise: node.otherwise?.map(label) };
      case "weight-specified":
        return { ...node, parts: node.parts.map(({ weight, child }) => ({ weight, child: label(child) })) };
      default:
        return { ...node, children: node.children.map(label) };
    }
  };
  const reading = symphony(printProgram({ name, config, body: body.map(label), at }), "labelled.clj");
  if (reading.outcome === "refused") throw new Error(`"${name}" is no program once its leaves are labelled`);
  return { strategy: reading.strategy, leaves };
}

/** The symbol that a leaf was before it got its number. */
export const symbolOf = (leaf: Ticker): Ticker => ticker(leaf.replace(/\.\d+$/, ""));

/** The same history, in which leaves are known too. */
export const withLeaves = (history: History): History => ({
  sessions: history.sessions,
  closes: (name) => history.closes(symbolOf(name)),
});
