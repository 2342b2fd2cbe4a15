import type { Column } from "../kernel/column.ts";
import type { History } from "../market/history.ts";
import type { Ticker } from "../market/ticker.ts";
import { printCondition, printMetric } from "../symphony/print-program.ts";
import { measure } from "../symphony/study/measure.ts";
import { assetSeries } from "../symphony/study/value-series.ts";
import type { Condition, Filter, If, InverseVolatility, Metric, Node, Operand } from "../symphony/tree.ts";

type Weights = ReadonlyMap<Ticker, number>;
type Member = Exclude<Node, If>;
type Share = readonly [share: number, of: Weights];

/**
 * The language as the specification words it, without anything that makes it fast: each session is worked out from the
 * tree and from the closes up to it, and the history of a group by asking about every session before. To hold the
 * compiled program against.
 */
export class PlainSymphony {
  readonly #history: History;
  readonly #weightsOf = new Map<Member, (Weights | undefined)[]>();

  constructor(history: History) {
    this.#history = history;
  }

  /** The weights of an equal weight of `nodes`; undefined while undecided. */
  equal(nodes: readonly Node[], row: number): Weights | undefined {
    const members = this.#members(nodes, row);
    return members && this.#blend(members.map((member) => [1 / members.length, this.#weights(member, row)]));
  }

  /** Asked again and again by groups inside groups, so it remembers. */
  #weights(node: Member, row: number): Weights | undefined {
    const met = this.#weightsOf.get(node) ?? [];
    if (!(row in met)) met[row] = this.#decide(node, row);
    this.#weightsOf.set(node, met);
    return met[row];
  }

  #decide(node: Member, row: number): Weights | undefined {
    switch (node.kind) {
      case "asset":
        return Number.isNaN(this.#close(node.ticker, row)) ? undefined : new Map([[node.ticker, 1]]);
      case "group":
        return this.equal(node.body, row);
      case "weight-equal":
        return this.equal(node.children, row);
      case "weight-specified": {
        const sum = node.parts.reduce((total, { weight }) => total + weight, 0);
        const held = node.parts.filter(({ weight }) => weight > 0);
        return this.#blend(held.map(({ weight, child }) => [weight / sum, this.equal([child], row)]));
      }
      case "weight-inverse-volatility":
        return this.#inverse(node, row);
      case "filter":
        return this.#filter(node, row);
    }
  }

  #inverse({ window, children }: InverseVolatility, row: number): Weights | undefined {
    const members = this.#members(children, row);
    const calm = members?.map((member) => 1 / this.#score(member, { name: "stdev-return", window }, row));
    if (members === undefined || calm === undefined || !calm.every((each) => each < 1e11)) return undefined;
    const sum = calm.reduce((total, each) => total + each, 0);
    return this.#blend(members.map((member, index) => [(calm[index] ?? NaN) / sum, this.#weights(member, row)]));
  }

  #filter({ metric, select, count, children }: Filter, row: number): Weights | undefined {
    const candidates = this.#candidates(children, row);
    const distinct = candidates.filter(
      (one, index) => candidates.findIndex((other) => content(other) === content(one)) === index,
    );
    const best = distinct
      .map((member) => ({
        member,
        score: Math.round(this.#score(member, metric, row) * 1e9) * (select === "top" ? -1 : 1),
      }))
      .filter(({ score }) => !Number.isNaN(score))
      .toSorted(
        (one, other) =>
          one.score - other.score ||
          (nameOf(one.member) < nameOf(other.member) ? -1 : nameOf(one.member) > nameOf(other.member) ? 1 : 0),
      )
      .slice(0, count);
    return best.length === 0
      ? undefined
      : this.#blend(best.map(({ member }) => [1 / best.length, this.#weights(member, row)]));
  }

  #blend(parts: readonly (readonly [number, Weights | undefined])[]): Weights | undefined {
    const known = parts.filter((part): part is Share => part[1] !== undefined);
    if (known.length < parts.length) return undefined;
    const sum = new Map<Ticker, number>();
    for (const [share, weights] of known)
      for (const [ticker, weight] of weights) sum.set(ticker, (sum.get(ticker) ?? 0) + share * weight);
    return sum;
  }

  #members(nodes: readonly Node[], row: number): readonly Member[] | undefined {
    const lists = nodes.map((node) => (node.kind === "if" ? this.#branch(node, row) : [node]));
    const members = lists.map((list) => list && this.#unlessIf(list, row));
    return members.includes(undefined) ? undefined : members.flatMap((list) => list ?? []);
  }

  #unlessIf(list: readonly Node[], row: number): readonly Member[] | undefined {
    return list.every((node): node is Member => node.kind !== "if") ? list : this.#members(list, row);
  }

  #candidates(nodes: readonly Node[], row: number): readonly Member[] {
    return nodes.flatMap((node) =>
      node.kind === "if" ? this.#candidates(this.#branch(node, row) ?? [], row) : [node],
    );
  }

  #branch({ condition, then, otherwise = [] }: If, row: number): readonly Node[] | undefined {
    const holds = this.#test(condition, row);
    const branch = holds === true ? then : otherwise;
    return holds === undefined || branch.length === 0 ? undefined : branch;
  }

  #test(condition: Condition, row: number): boolean | undefined {
    if (condition.kind === "comparison") {
      const [left, right] = [this.#value(condition.left, row), this.#value(condition.right, row)];
      if (Number.isNaN(left) || Number.isNaN(right)) return undefined;
      const verdicts = {
        ">": left > right,
        "<": left < right,
        ">=": left >= right,
        "<=": left <= right,
        "=": left === right,
      };
      return verdicts[condition.comparator];
    }
    if (condition.kind === "not") {
      const holds = this.#test(condition.condition, row);
      return holds === undefined ? undefined : !holds;
    }
    const all = condition.conditions.map((inner) => this.#test(inner, row));
    const decisive = condition.kind === "or";
    if (all.includes(decisive)) return decisive;
    return all.includes(undefined) ? undefined : !decisive;
  }

  #value(operand: Operand, row: number): number {
    if (operand.kind === "constant") return operand.value;
    return measured(this.#history.closes(operand.ticker).slice(0, row + 1), operand.metric);
  }

  #score(member: Member, metric: Metric, row: number): number {
    if (member.kind === "asset") return measured(this.#history.closes(member.ticker).slice(0, row + 1), metric);
    return measured(this.#run(member, row), metric);
  }

  /** The worth of a member over the run that reaches `row`; nothing while it is undecided. */
  #run(member: Member, row: number): Column {
    let run: number[] = [];
    let held: Weights | undefined;
    for (let session = 0; session <= row; session++) {
      const worth = held === undefined ? NaN : (run.at(-1) ?? NaN) * (1 + this.#return(held, session));
      held = this.#weights(member, session);
      if (held === undefined) run = [];
      else run = Number.isNaN(worth) ? [1] : [...run, worth];
    }
    return Float64Array.from(run);
  }

  #return(weights: Weights, row: number): number {
    return [...weights].reduce(
      (sum, [ticker, weight]) => sum + weight * (this.#close(ticker, row) / this.#close(ticker, row - 1) - 1),
      0,
    );
  }

  #close(ticker: Ticker, row: number): number {
    return this.#history.closes(ticker)[row] ?? NaN;
  }
}

const measured = (values: Column, metric: Metric): number => measure(assetSeries(values), metric).at(-1) ?? NaN;

const nameOf = (node: Member): string => (node.kind === "asset" ? node.ticker : node.kind === "group" ? node.name : "");

/** What a node is, whatever it is called: equal content is equal text. */
function content(node: Node): string {
  switch (node.kind) {
    case "asset":
      return node.ticker;
    case "group":
      return equalContent(node.body);
    case "weight-equal":
      return equalContent(node.children);
    case "weight-specified": {
      const held = node.parts.filter(({ weight }) => weight > 0);
      const [only] = held;
      if (held.length === 1 && only !== undefined) return equalContent([only.child]);
      const sum = held.reduce((total, { weight }) => total + weight, 0);
      return `{${held.map(({ weight, child }) => `${String(weight / sum)}:${child.kind === "if" ? equalContent([child]) : content(child)}`).join()}}`;
    }
    case "weight-inverse-volatility":
      return `v${String(node.window)}[${node.children.map(content).join()}]`;
    case "if":
      return `(${printCondition(node.condition)}?${node.then.map(content).join()}:${(node.otherwise ?? []).map(content).join()})`;
    case "filter":
      return `f${printMetric(node.metric)}${node.select}${String(node.count)}[${node.children.map(named).join()}]`;
  }
}

function equalContent(nodes: readonly Node[]): string {
  const [only] = nodes;
  const isWrapping = nodes.length === 1 && only !== undefined && only.kind !== "if" && only.kind !== "asset";
  return isWrapping ? content(only) : `[${nodes.map(content).join()}]`;
}

/** Names break ties inside a filter, so they are part of what it is. */
function named(node: Node): string {
  if (node.kind !== "if") return `${JSON.stringify(nameOf(node))}${content(node)}`;
  return `(${printCondition(node.condition)}?${node.then.map(named).join()}:${(node.otherwise ?? []).map(named).join()})`;
}
