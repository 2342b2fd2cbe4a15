import type { WireOrderRequest } from "@alchemiser/alpaca";
import { money } from "@alchemiser/domain";
import type { Broker } from "./broker.ts";

/** Somebody else who does something at a moment: at the broker, or to the ledger. */
export interface Actor {
  /** Milliseconds after the trouble begins; before it, in the night, when negative. */
  readonly at: number;
  readonly acts: (broker: Broker) => void;
}

const A_PERSON = "a-person";

/** Whether an order with this id is none of the program's. */
export const isOfAPerson = (id: string | undefined): boolean => id === A_PERSON;

/** A person who cancels every order that works, in the broker's own program. */
export const cancelsEverything: Actor["acts"] = (broker) => {
  for (const { brokerId } of broker.exchange.orders.working) broker.answer({ name: "cancel-order", brokerId });
};

/** A person who buys something for themselves, beside the mandate. */
export const buysBeside =
  (symbol: string): Actor["acts"] =>
  (broker) => {
    const order: WireOrderRequest = {
      symbol,
      qty: "1",
      side: "buy",
      type: "market",
      time_in_force: "day",
      extended_hours: false,
      client_order_id: A_PERSON,
    };
    broker.answer({ name: "submit-order", order });
  };

/** The owner of the account, who puts money in, or takes some out again with a minus sign. */
export const transfers =
  (amount: string): Actor["acts"] =>
  (broker) =>
    broker.transfer(money(amount));
