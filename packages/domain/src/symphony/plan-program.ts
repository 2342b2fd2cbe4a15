import type { Block, Child, EqualBlock, Fork, Member, SpecifiedBlock } from "./plan.ts";
import { printCondition, printMetric } from "./print-program.ts";
import type { Filter, If, Node, Program, WeightSpecified } from "./tree.ts";

/** The plan of a program; its body is one block. */
export const planProgram = (program: Program): Block => new Planner().equal(program.body);

class Planner {
  readonly #contents = new Map<string, number>();

  equal(nodes: readonly Node[]): EqualBlock {
    return this.#equalOf(nodes.map((node) => this.#child(node)));
  }

  #equalOf(children: readonly Child[]): EqualBlock {
    return { kind: "equal", content: this.#equalContent(children), children };
  }

  #child(node: Node): Child {
    return node.kind === "if" ? this.#fork(node) : this.#member(node);
  }

  #fork({ condition, then, otherwise = [] }: If): Fork {
    const [taken, other] = [then, otherwise].map((branch) => branch.map((node) => this.#child(node)));
    return { kind: "fork", condition, then: taken ?? [], otherwise: other ?? [] };
  }

  #member(node: Exclude<Node, If>): Member {
    const { at } = node;
    if (node.kind === "asset") return { kind: "member", name: node.ticker, block: this.#block(node), at };
    return { kind: "member", name: node.kind === "group" ? node.name : "", block: this.#block(node), at };
  }

  #block(node: Exclude<Node, If>): Block {
    switch (node.kind) {
      case "asset":
        return { kind: "asset", ticker: node.ticker, content: this.#number(`asset ${node.ticker}`) };
      case "group":
        return this.equal(node.body);
      case "weight-equal":
        return this.equal(node.children);
      case "weight-specified":
        return this.#specified(node);
      case "weight-inverse-volatility": {
        const children = node.children.map((child) => this.#child(child));
        const content = this.#number(`volatility ${String(node.window)} ${this.#list(children, "nameless")}`);
        return { kind: "inverse-volatility", content, window: node.window, children };
      }
      case "filter":
        return this.#filter(node);
    }
  }

  #specified(node: WeightSpecified): SpecifiedBlock | EqualBlock {
    const held = node.parts.filter(({ weight }) => weight > 0);
    const [only] = held;
    // All of one thing is what an equal weight of it is.
    if (held.length === 1 && only !== undefined) return this.equal([only.child]);
    const sum = held.reduce((total, { weight }) => total + weight, 0);
    const parts = held.map(({ weight, child }) => ({ share: weight / sum, member: this.#single(child) }));
    const key = parts.map(({ share, member }) => `${String(share)} ${String(member.block.content)}`).join(" ");
    return { kind: "specified", content: this.#number(`specified ${key}`), parts };
  }

  /** The members of a fork under a specified weight share that weight equally. */
  #single(node: Node): Member {
    if (node.kind !== "if") return this.#member(node);
    return { kind: "member", name: "", block: this.#equalOf([this.#fork(node)]), at: node.at };
  }

  #filter({ metric, select, count, children: nodes }: Filter): Block {
    const children = nodes.map((child) => this.#child(child));
    // Names break ties, so they are part of what a filter is.
    const list = this.#list(children, "named");
    const content = this.#number(`filter ${printMetric(metric)} ${select} ${String(count)} ${list}`);
    return { kind: "filter", content, metric, select, count, children };
  }

  /** A single member that is no asset is what it holds: it has the same history. */
  #equalContent(children: readonly Child[]): number {
    const [only] = children;
    const isWrapping = children.length === 1 && only?.kind === "member" && only.block.kind !== "asset";
    return isWrapping ? only.block.content : this.#number(`equal ${this.#list(children, "nameless")}`);
  }

  #list(children: readonly Child[], naming: "named" | "nameless"): string {
    return children.map((child) => this.#key(child, naming)).join(" ");
  }

  #key(child: Child, naming: "named" | "nameless"): string {
    if (child.kind === "member") {
      return naming === "named"
        ? `${JSON.stringify(child.name)}${String(child.block.content)}`
        : String(child.block.content);
    }
    const branches = [child.then, child.otherwise].map((branch) => `[${this.#list(branch, naming)}]`).join(" ");
    return `fork${String(this.#number(`if ${printCondition(child.condition)} ${branches}`))}`;
  }

  #number(key: string): number {
    const number = this.#contents.get(key) ?? this.#contents.size;
    this.#contents.set(key, number);
    return number;
  }
}
