import type { WireOrderRequest } from "@alchemiser/alpaca";
import { exactly, known, money, ticker, type Side } from "@alchemiser/domain";
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

/** A person who trades for themselves, beside the mandate. */
export const tradesBeside =
  (side: Side, symbol: string): Actor["acts"] =>
  (broker) => {
    const order: WireOrderRequest = {
      symbol,
      qty: "1",
      side,
      type: "market",
      time_in_force: "day",
      extended_hours: false,
      client_order_id: A_PERSON,
    };
    broker.answer({ name: "submit-order", order });
  };

/** The exchange, which gives a symbol another name. */
export const renames =
  (name: string, to: string): Actor["acts"] =>
  (broker) => {
    broker.rename(ticker(name), ticker(to));
  };

/** The exchange, which finds one of its trades wrong afterwards: its price is times `factor`, or it never was. */
export const amends =
  (chosen: number, factor: number | undefined): Actor["acts"] =>
  (broker) => {
    const { fills } = broker.exchange;
    const { executionId, price } = known(fills[Math.floor(chosen * fills.length)], "something was traded");
    broker.amend(
      executionId,
      factor === undefined ? undefined : exactly(Math.round(price.toNumber() * factor * 100) / 100),
    );
  };

/** The owner of the account, who puts money in, or takes some out again with a minus sign. */
export const transfers =
  (amount: string): Actor["acts"] =>
  (broker) =>
    broker.transfer(money(amount));
