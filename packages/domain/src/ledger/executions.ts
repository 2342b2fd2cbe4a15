import type { Amendment } from "../orders/activity.ts";
import type { Fill } from "../orders/order.ts";

/** A fill that was booked, and what it was really; nothing when it never was. */
export interface Amended {
  readonly was: Fill;
  readonly is: Fill | undefined;
}

/** Every execution that was told, once: a fill that is told again is none more, and one that is amended is the same one. */
export class Executions {
  /** By their ids; nothing for those that never were. */
  readonly #fills = new Map<string, Fill | undefined>();

  /** Whether it was not told before. */
  isNew(fill: Fill): boolean {
    if (this.#fills.has(fill.executionId)) return false;
    this.#fills.set(fill.executionId, fill);
    return true;
  }

  /** What an amendment means; nothing when nobody knows the execution. */
  amend({ kind, fill }: Amendment): Amended | undefined {
    const was = this.#meantBy(fill);
    if (was === undefined) return undefined;
    const is = kind === "bust" ? undefined : { ...fill, executionId: was.executionId };
    this.#fills.set(was.executionId, is);
    return { was, is };
  }

  /** The execution after which as much of the order was filled; failing that, the last one of its order and size. */
  #meantBy({ executionId, orderId, quantity }: Fill): Fill | undefined {
    const named = this.#fills.get(executionId);
    if (named !== undefined) return named;
    const known = [...this.#fills.values()].filter((fill) => fill !== undefined);
    return known.findLast((fill) => fill.orderId === orderId && fill.quantity.equals(quantity));
  }
}
