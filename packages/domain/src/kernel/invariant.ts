/** The program is wrong, not the world. Nobody catches this: the cycle stops and nothing is traded. */
export class InvariantViolation extends Error {
  override readonly name = "InvariantViolation";
}

/** States a rule positively; violating it is a bug. Expected outcomes are values, never invariants. */
export function invariant(holds: boolean, rule: string): asserts holds {
  if (!holds) throw new InvariantViolation(rule);
}

/** The `value`, which the code around guarantees to exist: a missing one is a bug, told by `rule`. */
export function known<Value>(value: Value | undefined, rule: string): Value {
  if (value === undefined) throw new InvariantViolation(rule);
  return value;
}
