import { smaller, sum } from "../money/decimal.ts";
import { NO_SHARES, type Price, type Quantity } from "../money/money.ts";
import type { Amendment } from "../orders/activity.ts";
import type { Fill, OrderId } from "../orders/order.ts";
import { legPart } from "../orders/order-identity.ts";
import type { Attribution, OrderIntent } from "../orders/order-intent.ts";
import {
  corrected,
  correctedOutside,
  divided,
  settled,
  settledOutside,
  takenBack,
  takenBackOutside,
  undivided,
  type Parts,
} from "./apply-fill.ts";
import { Executions } from "./executions.ts";

/** What an execution has done to the account, and by how much more of its order is booked. */
export interface Booking {
  readonly parts: Parts;
  readonly id: OrderId;
  readonly booked: Quantity;
}

type IntentOf = (id: OrderId) => OrderIntent | undefined;

/** Books executions: each once, for the sleeves that its order was for, and as it was really in the end. */
export class FillBooks {
  readonly #executions = new Executions();
  /** What the sleeves still miss of the legs that have fills, over all attempts at them. */
  readonly #unfilled = new Map<string, readonly Attribution[]>();
  /** Orders of which nobody knew an intent when they were filled. */
  readonly #outside = new Set<OrderId>();
  readonly #intentOf: IntentOf;

  constructor(intentOf: IntentOf) {
    this.#intentOf = intentOf;
  }

  /** Undefined when it was told before. */
  fill(before: Parts, fill: Fill): Booking | undefined {
    if (!this.#executions.isNew(fill)) return undefined;
    return { parts: this.#settle(before, fill), id: fill.orderId, booked: fill.quantity };
  }

  /** Undefined when nobody knows the execution that is meant: the account is found to differ then. */
  amend(before: Parts, amendment: Amendment): Booking | undefined {
    const amended = this.#executions.amend(amendment);
    if (amended === undefined) return undefined;
    const { was, is } = amended;
    const kept = is === undefined ? NO_SHARES : smaller(was.quantity, is.quantity);
    const lost = was.quantity.minus(kept);
    let parts = lost.isPositive() ? this.#takeBack(before, { ...was, quantity: lost }) : before;
    if (is !== undefined) {
      parts = this.#correct(parts, { ...was, quantity: kept }, is.price);
      const more = is.quantity.minus(kept);
      if (more.isPositive()) parts = this.#settle(parts, { ...is, quantity: more });
    }
    const booked = (is?.quantity ?? NO_SHARES).minus(was.quantity);
    return { parts, id: was.orderId, booked };
  }

  /**
   * Books what an order was filled before the ledger knew that it is ours: a ledger that was restored from a backup hears of
   * its fills first. Undefined for any other order.
   */
  adopt(before: Parts, { id }: OrderIntent): Booking | undefined {
    if (!this.#outside.delete(id)) return undefined;
    const fills = this.#executions.of(id);
    const external = fills.reduce(takenBackOutside, before.external);
    const parts = fills.reduce((sofar, fill) => this.#settle(sofar, fill), { ...before, external });
    return { parts, id, booked: sum(fills.map(({ quantity }) => quantity)) };
  }

  #settle(before: Parts, fill: Fill): Parts {
    const intent = this.#intentOf(fill.orderId);
    if (intent === undefined) {
      this.#outside.add(fill.orderId);
      return { ...before, external: settledOutside(before.external, fill) };
    }
    const { filled, unfilled } = divided(fill.quantity, this.#missedOf(intent), intent.attribution);
    this.#unfilled.set(legPart(intent.id), unfilled);
    return settled(before, fill, filled);
  }

  #takeBack(before: Parts, fill: Fill): Parts {
    const intent = this.#intentOf(fill.orderId);
    if (intent === undefined) return { ...before, external: takenBackOutside(before.external, fill) };
    const { filled, unfilled } = undivided(fill.quantity, this.#missedOf(intent), intent.attribution);
    this.#unfilled.set(legPart(intent.id), unfilled);
    return takenBack(before, fill, filled);
  }

  #correct(before: Parts, fill: Fill, price: Price): Parts {
    const intent = this.#intentOf(fill.orderId);
    if (intent === undefined) return { ...before, external: correctedOutside(before.external, fill, price) };
    const { filled } = undivided(fill.quantity, this.#missedOf(intent), intent.attribution);
    return corrected(before, fill, filled, price);
  }

  #missedOf({ id, attribution }: OrderIntent): readonly Attribution[] {
    return this.#unfilled.get(legPart(id)) ?? attribution;
  }
}
