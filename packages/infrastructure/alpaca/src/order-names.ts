import type { OrderId } from "@alchemiser/domain";

/** Which of our ids belongs to which of the broker's, as far as answers have told. */
export class OrderNames {
  readonly #brokerIds = new Map<OrderId, string>();
  readonly #clientIds = new Map<string, OrderId>();

  learn(id: OrderId, brokerId: string): void {
    this.#brokerIds.set(id, brokerId);
    this.#clientIds.set(brokerId, id);
  }

  brokerIdOf(id: OrderId): string | undefined {
    return this.#brokerIds.get(id);
  }

  clientIdOf(brokerId: string): OrderId | undefined {
    return this.#clientIds.get(brokerId);
  }
}
