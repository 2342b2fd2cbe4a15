import { conditionPhrase, percentPhrase, rounded, selectionPhrase } from "./explain/phrases.ts";
import { quoted } from "./strings.ts";
import type { If, Node, Program, ProgramConfig, WeightSpecified } from "./tree.ts";

/**
 * The program as indented lines in words, its name and schedule first. A chain of conditions stays at one depth. Where a
 * condition stands among others, the members of a branch stand side by side, as they are spliced into the list around it.
 */
export function outlineOf({ name, config, body }: Program): string {
  const outline = new Outline();
  outline.line(0, `${name}, ${schedulePhrase(config)}`);
  outline.equal(body, 0);
  return outline.text();
}

function schedulePhrase({ frequency, threshold }: ProgramConfig): string {
  if (threshold === undefined) return `rebalanced ${frequency ?? "daily"}`;
  const drift = `when a weight is ${rounded(threshold * 100, 6)} points from its target`;
  return `rebalanced ${frequency === undefined ? "" : `${frequency} and `}${drift}`;
}

/** Where a condition stands: what is alone in its list shares only with its own branch. */
type Place = "alone" | "among others";

class Outline {
  readonly #lines: string[] = [];

  text(): string {
    return this.#lines.join("\n");
  }

  line(depth: number, text: string): void {
    this.#lines.push("  ".repeat(depth) + text);
  }

  /** Members of equal weight: how much each gets is known only where no branch may add others. */
  equal(nodes: readonly Node[], depth: number): void {
    const [only] = nodes;
    if (nodes.length === 1 && only !== undefined) return this.#node(only, depth, "alone");
    const isFixed = nodes.every(({ kind }) => kind !== "if");
    this.#list(isFixed ? `${percentPhrase(1 / nodes.length)} each` : "equal shares", nodes, depth);
  }

  #node(node: Node, depth: number, place: Place): void {
    switch (node.kind) {
      case "asset":
        return this.line(depth, node.ticker);
      case "weight-equal":
        return this.equal(node.children, depth);
      case "weight-specified":
        return this.#specified(node, depth);
      case "weight-inverse-volatility":
        return this.#list(
          `shares inverse to the deviation of ${String(node.window)} daily returns`,
          node.children,
          depth,
        );
      case "group":
        this.line(depth, `group ${quoted(node.name)}`);
        return this.equal(node.body, depth + 1);
      case "if":
        return this.#fork(node, depth, place);
      case "filter":
        return this.#list(selectionPhrase(node), node.children, depth);
    }
  }

  /** On one line when there are only symbols in it. */
  #list(title: string, nodes: readonly Node[], depth: number): void {
    const tickers = nodes.flatMap((node) => (node.kind === "asset" ? [node.ticker] : []));
    if (tickers.length === nodes.length) return this.line(depth, `${title} of ${tickers.join(", ")}`);
    this.line(depth, `${title} of`);
    for (const node of nodes) this.#node(node, depth + 1, "among others");
  }

  #specified({ parts }: WeightSpecified, depth: number): void {
    const sum = parts.reduce((total, { weight }) => total + weight, 0);
    const shares = parts.map(({ weight, child }) => ({ percent: percentPhrase(weight / sum), child }));
    const assets = shares.flatMap(({ percent, child }) =>
      child.kind === "asset" ? [`${percent} ${child.ticker}`] : [],
    );
    if (assets.length === shares.length) return this.line(depth, assets.join(", "));
    this.line(depth, "stated shares of");
    for (const { percent, child } of shares) {
      if (child.kind === "asset") this.line(depth + 1, `${percent} ${child.ticker}`);
      else {
        this.line(depth + 1, percent);
        this.#node(child, depth + 2, "alone");
      }
    }
  }

  #fork(first: If, depth: number, place: Place): void {
    let fork: If | undefined = first;
    for (let word = "if"; fork !== undefined; word = "else if") {
      this.line(depth, `${word} ${conditionPhrase(fork.condition)}`);
      this.#branch(fork.then, depth + 1, place);
      const { otherwise = [] }: If = fork;
      const [next] = otherwise;
      fork = otherwise.length === 1 && next?.kind === "if" ? next : undefined;
      if (fork === undefined) {
        this.line(depth, "else");
        this.#branch(otherwise, depth + 1, place);
      }
    }
  }

  #branch(nodes: readonly Node[], depth: number, place: Place): void {
    if (nodes.length === 0) return this.line(depth, "undecided");
    if (place === "alone") return this.equal(nodes, depth);
    for (const node of nodes) this.#node(node, depth, place);
  }
}
