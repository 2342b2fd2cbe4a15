import type { Session } from "../calendar/session.ts";
import { NO_MONEY, NO_WEIGHT, type Money, type Quantity, type Weight } from "../money/money.ts";
import type { Side } from "../orders/order.ts";

/** An order as far as its fees depend on it; cumulative over its fills. */
export interface Traded {
  readonly side: Side;
  readonly quantity: Quantity;
  readonly value: Money;
  readonly session: Session;
}

/** What trading costs beyond the price: how far from the middle it happens, and the fees. */
export interface CostModel {
  readonly name: string;
  /** Half of the spread that is assumed where only bars are known, as a share of the price. */
  readonly halfSpread: Weight;
  /** The first day whose rates are known, where they change with time: before it the oldest ones stand in. */
  readonly ratesFrom: Session | undefined;
  /** The fees of one order, from all of its fills together. */
  fees(traded: Traded): Money;
}

/** Trading for nothing, which nobody can: for comparing with results that assume it. */
export const noCosts: CostModel = {
  name: "none",
  halfSpread: NO_WEIGHT,
  ratesFrom: undefined,
  fees: () => NO_MONEY,
};
