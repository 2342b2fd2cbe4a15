import { MIRRORED, OPPOSITE } from "../comparators.ts";
import { printMetric } from "../print-program.ts";
import { quoted } from "../strings.ts";
import type { Comparator, Comparison, Condition, Indicator } from "../tree.ts";
import { common, holding, isEmpty, naturalRange, only, type Range } from "./range.ts";

/** Relations that two values may be in, as bits. */
const BELOW = 1;
const SAME = 2;
const ABOVE = 4;
const ANY = BELOW | SAME | ABOVE;

const RELATIONS: Readonly<Record<Comparator, number>> = {
  "<": BELOW,
  "<=": BELOW | SAME,
  "=": SAME,
  ">=": SAME | ABOVE,
  ">": ABOVE,
};

/**
 * What the conditions around a place say about the indicators there: ranges of single ones, and how pairs compare. Values
 * do not change: assuming something makes new facts.
 */
export class KnownFacts {
  readonly #ranges: ReadonlyMap<string, Range>;
  readonly #relations: ReadonlyMap<string, number>;

  private constructor(ranges: ReadonlyMap<string, Range>, relations: ReadonlyMap<string, number>) {
    this.#ranges = ranges;
    this.#relations = relations;
  }

  static nothing(): KnownFacts {
    return new KnownFacts(new Map(), new Map());
  }

  /** Whether a condition holds here, or fails, wherever its values are known; undefined when either may be. */
  truthOf(condition: Condition): boolean | undefined {
    if (condition.kind === "comparison") return this.#compare(condition);
    if (condition.kind === "not") {
      const inner = this.truthOf(condition.condition);
      return inner === undefined ? undefined : !inner;
    }
    return this.#combined(condition.conditions, condition.kind === "or");
  }

  /** Each part is asked where those before it have not decided: a part may contradict another one. */
  #combined([first, ...rest]: readonly Condition[], deciding: boolean): boolean | undefined {
    if (first === undefined) return !deciding;
    const truth = this.truthOf(first);
    if (truth === deciding) return deciding;
    const others = this.assuming(first, !deciding).#combined(rest, deciding);
    return others === deciding || truth !== undefined ? others : undefined;
  }

  /** What is known where a condition holds, or where it does not. */
  assuming(condition: Condition, holds: boolean): KnownFacts {
    if (condition.kind === "comparison") return this.#assumingComparison(condition, holds);
    if (condition.kind === "not") return this.assuming(condition.condition, !holds);
    // That one of several holds says nothing of any of them.
    if (holds !== (condition.kind === "and")) return this;
    return condition.conditions.reduce<KnownFacts>((facts, each) => facts.assuming(each, holds), this);
  }

  #compare({ comparator, left, right }: Comparison): boolean | undefined {
    if (left.kind === "constant") {
      if (right.kind === "indicator") return this.#compareWith(right, MIRRORED[comparator], left.value);
      return verdict(relationOf(left.value, right.value), RELATIONS[comparator]);
    }
    if (right.kind === "constant") return this.#compareWith(left, comparator, right.value);
    const pair = pairOf(left, right);
    return verdict(pair.isSame ? SAME : this.#relation(pair.key), pair.relations(comparator));
  }

  #compareWith(indicator: Indicator, comparator: Comparator, limit: number): boolean | undefined {
    const range = this.#range(indicator);
    if (comparator === "=") return isEmpty(common(range, only(limit))) ? false : undefined;
    if (isEmpty(common(range, holding(comparator, limit)))) return false;
    return isEmpty(common(range, holding(OPPOSITE[comparator], limit))) ? true : undefined;
  }

  #assumingComparison({ comparator, left, right }: Comparison, holds: boolean): KnownFacts {
    if (left.kind === "indicator" && right.kind === "indicator") {
      const pair = pairOf(left, right);
      const possible = holds ? pair.relations(comparator) : ANY & ~pair.relations(comparator);
      const relations = new Map(this.#relations).set(pair.key, this.#relation(pair.key) & possible);
      return new KnownFacts(this.#ranges, relations);
    }
    if (left.kind === "indicator" && right.kind === "constant")
      return this.#narrowed(left, narrowing(comparator, right.value, holds));
    if (left.kind === "constant" && right.kind === "indicator")
      return this.#narrowed(right, narrowing(MIRRORED[comparator], left.value, holds));
    return this;
  }

  #narrowed(indicator: Indicator, to: Range | undefined): KnownFacts {
    if (to === undefined) return this;
    const range = common(this.#range(indicator), to);
    return new KnownFacts(new Map(this.#ranges).set(keyOf(indicator), range), this.#relations);
  }

  #range(indicator: Indicator): Range {
    return this.#ranges.get(keyOf(indicator)) ?? naturalRange(indicator.metric);
  }

  #relation(key: string): number {
    return this.#relations.get(key) ?? ANY;
  }
}

/** Where a value is when the comparison with `limit` holds, or does not; being different from it says nothing. */
function narrowing(comparator: Comparator, limit: number, holds: boolean): Range | undefined {
  if (comparator === "=") return holds ? only(limit) : undefined;
  return holding(holds ? comparator : OPPOSITE[comparator], limit);
}

const keyOf = ({ ticker, metric }: Indicator): string => printMetric(metric, ` ${quoted(ticker)}`);

/** Two indicators in an order that does not depend on which side they stand. */
function pairOf(left: Indicator, right: Indicator) {
  const [one, other] = [keyOf(left), keyOf(right)];
  const isInOrder = one <= other;
  return {
    key: isInOrder ? `${one} ${other}` : `${other} ${one}`,
    isSame: one === other,
    relations: (comparator: Comparator): number => RELATIONS[isInOrder ? comparator : MIRRORED[comparator]],
  };
}

function verdict(possible: number, wanted: number): boolean | undefined {
  if ((possible & wanted) === 0) return false;
  return (possible & ~wanted) === 0 ? true : undefined;
}

function relationOf(left: number, right: number): number {
  if (left === right) return SAME;
  return left < right ? BELOW : ABOVE;
}
