import { InvariantViolation } from "../kernel/invariant.ts";
import type { Strategy } from "./strategy.ts";

/** Somebody's strategy threw, or answered what is no answer. The cause is what was thrown. */
export class StrategyFailed extends Error {
  override readonly name = "StrategyFailed";

  constructor(strategy: string, cause: unknown) {
    super(`the strategy "${strategy}" failed: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}

/**
 * What a strategy answers to `ask`, or its failure as a value: strategies are written by users, and what goes wrong in
 * theirs is not our bug. A broken invariant is, and passes through.
 */
export function answerOf<Answer>({ name }: Strategy, ask: () => Answer): Answer | StrategyFailed {
  try {
    return ask();
  } catch (cause) {
    if (cause instanceof InvariantViolation) throw cause;
    return new StrategyFailed(name, cause);
  }
}
