import type { Amendment } from "../orders/activity.ts";
import type { Instant } from "../calendar/instant.ts";
import type { Fill, OrderId } from "../orders/order.ts";

/** A fill that was booked, and what it was really; nothing when it never was. */
export interface Amended {
  readonly was: Fill;
  readonly is: Fill | undefined;
}

type Known = { readonly fill: Fill } | { readonly fill: undefined; readonly bustedAt: Instant };

/** Every execution that was told, once: a fill that is told again is none more, and one that is amended is the same one. */
export class Executions {
  /** By their ids. An order that goes on after a bust gives an id, which says how much is filled, a second time. */
  readonly #known = new Map<string, Known>();

  /** Whether it was not told before. */
  isNew(fill: Fill): boolean {
    const known = this.#known.get(fill.executionId);
    const isTold = known !== undefined && (known.fill !== undefined || fill.at <= known.bustedAt);
    if (isTold) return false;
    this.#known.set(fill.executionId, { fill });
    return true;
  }

  /** What an amendment means; nothing when nobody knows the execution, or it was busted before. */
  amend({ kind, fill, at }: Amendment): Amended | undefined {
    const was = this.#meantBy(fill);
    if (was === undefined) return undefined;
    const is = kind === "bust" ? undefined : { ...fill, executionId: was.executionId };
    this.#known.set(was.executionId, is === undefined ? { fill: is, bustedAt: at } : { fill: is });
    return { was, is };
  }

  /** All executions of an order that are not busted, in the order in which they were told. */
  of(order: OrderId): readonly Fill[] {
    return [...this.#known.values()].flatMap(({ fill }) => (fill?.orderId === order ? [fill] : []));
  }

  /** The execution after which as much of the order was filled; where its size is another, the last one of that size. */
  #meantBy({ executionId, orderId, quantity }: Fill): Fill | undefined {
    const named = this.#known.get(executionId);
    if (named !== undefined && named.fill === undefined) return undefined;
    if (named?.fill.quantity.equals(quantity) === true) return named.fill;
    return this.of(orderId).findLast((fill) => fill.quantity.equals(quantity)) ?? named?.fill;
  }
}
