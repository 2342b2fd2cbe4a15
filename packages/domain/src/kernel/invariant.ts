/** The program is wrong, not the world. Nobody catches this: the cycle stops and nothing is traded. */
export class InvariantViolation extends Error {
  override readonly name = "InvariantViolation";
}

/** A rule in words. As a function it is put into words only when it is broken, which hot paths need. */
export type Rule = string | (() => string);

/** States a rule positively; violating it is a bug. Expected outcomes are values, never invariants. */
export function invariant(holds: boolean, rule: Rule): asserts holds {
  if (!holds) throw new InvariantViolation(worded(rule));
}

/** The `value`, which the code around guarantees to exist: a missing one is a bug, told by `rule`. */
export function known<Value>(value: Value | undefined, rule: Rule): Value {
  if (value === undefined) throw new InvariantViolation(worded(rule));
  return value;
}

const worded = (rule: Rule): string => (typeof rule === "string" ? rule : rule());
