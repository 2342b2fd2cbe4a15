import type { Ticker } from "../market/ticker.ts";
import type { OrderId } from "../orders/order.ts";
import { isWorking, type ExchangeOrder } from "./exchange-order.ts";

/** Whether an order id is taken for ever once used, or only while its order works. Brokers differ. */
export type IdUniqueness = "for-ever" | "while-active";

const NONE: readonly ExchangeOrder[] = [];

/** Every order that an exchange ever took, with the working ones at hand. */
export class OrderBook {
  readonly #orders = new Map<string, ExchangeOrder>();
  readonly #latestByClientId = new Map<OrderId, string>();
  readonly #working = new Map<string, ExchangeOrder>();

  /** Oldest first. */
  get all(): readonly ExchangeOrder[] {
    return [...this.#orders.values()];
  }

  /** Sequential, so that the same calls give the same ids: an exchange is deterministic. */
  get nextId(): string {
    const serial = String(this.#orders.size + 1).padStart(12, "0");
    return `00000000-0000-4000-8000-${serial}`;
  }

  /** Oldest first. */
  get working(): readonly ExchangeOrder[] {
    return this.#working.size === 0 ? NONE : [...this.#working.values()];
  }

  workingIn(ticker: Ticker): readonly ExchangeOrder[] {
    return this.#working.size === 0 ? NONE : this.working.filter(({ request }) => request.ticker === ticker);
  }

  get(brokerId: string): ExchangeOrder | undefined {
    return this.#orders.get(brokerId);
  }

  byClientId(id: OrderId): ExchangeOrder | undefined {
    const brokerId = this.#latestByClientId.get(id);
    return brokerId === undefined ? undefined : this.#orders.get(brokerId);
  }

  isTaken(id: OrderId, uniqueness: IdUniqueness): boolean {
    const holder = this.byClientId(id);
    return holder !== undefined && (uniqueness === "for-ever" || isWorking(holder));
  }

  keep(order: ExchangeOrder): void {
    if (!this.#orders.has(order.brokerId)) this.#latestByClientId.set(order.request.id, order.brokerId);
    this.#orders.set(order.brokerId, order);
    if (isWorking(order)) this.#working.set(order.brokerId, order);
    else this.#working.delete(order.brokerId);
  }
}
