import type { Broker, Submission } from "@alchemiser/application";
import { orderId, type Money, type Session, type Ticker } from "@alchemiser/domain";

export interface SavingsPlan {
  readonly ticker: Ticker;
  readonly amount: Money;
}

/**
 * Buys for the plan's amount, once a session: the order's id says which session it is for, and the broker takes an id
 * once. This strategy is an example, it has no edge.
 */
export const save = (broker: Broker, { ticker, amount }: SavingsPlan, session: Session): Promise<Submission> =>
  broker.submit({
    id: orderId(`savings-${session}`),
    ticker,
    side: "buy",
    size: { in: "dollars", notional: amount },
    terms: { type: "market" },
    timeInForce: "day",
    hours: "regular",
  });
