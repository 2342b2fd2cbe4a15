import type { OrderId } from "@alchemiser/domain";
import type { OrderName } from "./wire/decode-order-name.ts";

/** Which of our ids belongs to which of the broker's, as far as answers have told. */
export class OrderNames {
  readonly #brokerIds = new Map<OrderId, string>();
  readonly #names = new Map<string, OrderName>();

  learn(name: OrderName): void {
    this.#names.set(name.brokerId, name);
    if (name.kind === "equity") this.#brokerIds.set(name.id, name.brokerId);
  }

  brokerIdOf(id: OrderId): string | undefined {
    return this.#brokerIds.get(id);
  }

  nameOf(brokerId: string): OrderName | undefined {
    return this.#names.get(brokerId);
  }
}
