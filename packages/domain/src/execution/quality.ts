import type { Instant } from "../calendar/instant.ts";
import type { Ticker } from "../market/ticker.ts";
import { sum, type Decimal } from "../money/decimal.ts";
import { NO_MONEY, unitPrice, valueOf, type Money, type Price, type Quantity } from "../money/money.ts";
import type { Fill, OrderId, Side } from "../orders/order.ts";
import { legPart } from "../orders/order-identity.ts";
import type { OrderIntent } from "../orders/order-intent.ts";

/** An order of ours that was written down, with everything that was filled of it. */
export interface SentOrder {
  readonly intent: OrderIntent;
  readonly sentAt: Instant;
  readonly fills: readonly Fill[];
}

/**
 * How well one order was carried out. Costs are positive: dearer for a buy, cheaper for a sale than what it is compared
 * with. A basis point is a hundredth of a percent of that.
 */
export interface Execution {
  readonly id: OrderId;
  readonly ticker: Ticker;
  readonly side: Side;
  /** Which order of its slice; 0 is the first, every later one a re-peg. */
  readonly peg: number;
  readonly sentAt: Instant;
  readonly quantity: Quantity;
  readonly filled: Quantity;
  /** How many slices of its leg come after its own. */
  readonly slice: number;
  /** The middle of the quote from which the first order of the leg was priced, over all its slices. */
  readonly legPrice: Price;
  /** The middle of the quote from which this order was priced, as it left. */
  readonly arrivalPrice: Price;
  /** The mean price of its fills. */
  readonly fillPrice: Price | undefined;
  /**
   * What the filled part cost more than at the leg's price: the executed part of the implementation shortfall (Perold
   * 1988, "The Implementation Shortfall: Paper versus Reality"). What was never filled is not among it.
   */
  readonly shortfall: Money;
  readonly shortfallBp: number | undefined;
  /** What the filled part cost more than at the arrival price: the order's own part in it, without the waiting. */
  readonly slippage: Money;
  readonly slippageBp: number | undefined;
  /** From when it was written down to its last fill, in milliseconds; each by the clock of who says it. */
  readonly fillMs: number | undefined;
  /** What was filled as a share of the shares that are traded on a usual day; undefined where that is not known. */
  readonly participation: number | undefined;
}

/** Shares that are traded of a symbol on a usual day around `at`; undefined or unknown where nobody can tell. */
export type UsualVolume = (ticker: Ticker, at: Instant) => number | undefined;

/** `orders` as they were carried out, oldest first. */
export function executionsOf(orders: readonly SentOrder[], volumeOf: UsualVolume): readonly Execution[] {
  const begun = new Map<string, Price>();
  return [...orders].sort(inOrder).map((order) => {
    const leg = legPart(order.intent.id);
    const legPrice = begun.get(leg) ?? order.intent.decisionPrice;
    begun.set(leg, legPrice);
    return executionOf(order, legPrice, volumeOf(order.intent.ticker, order.sentAt));
  });
}

/** As they were sent; at one moment slices by how many come after them, and their orders by number. */
const inOrder = ({ sentAt, intent: { slot } }: SentOrder, other: SentOrder): number =>
  sentAt - other.sentAt || other.intent.slot.leg - slot.leg || slot.attempt - other.intent.slot.attempt;

function executionOf({ intent, sentAt, fills }: SentOrder, legPrice: Price, volume = Number.NaN): Execution {
  const { id, ticker, side, slot, quantity, decisionPrice: arrivalPrice } = intent;
  const filled = sum(fills.map((fill) => fill.quantity));
  const paid = sum(fills.map((fill) => valueOf(fill.quantity, fill.price)));
  const isFilled = filled.isPositive();
  const [atLeg, atArrival] = [valueOf(filled, legPrice), valueOf(filled, arrivalPrice)];
  const participation = filled.toNumber() / volume;
  return {
    ...{ id, ticker, side, peg: slot.attempt, slice: slot.leg, sentAt, quantity, filled, legPrice, arrivalPrice },
    fillPrice: isFilled ? unitPrice(paid, filled) : undefined,
    shortfall: costOf(side, { paid, fair: atLeg }),
    shortfallBp: slippageOf(side, { paid, fair: atLeg }),
    slippage: costOf(side, { paid, fair: atArrival }),
    slippageBp: slippageOf(side, { paid, fair: atArrival }),
    fillMs: isFilled ? Math.max(...fills.map(({ at }) => at)) - sentAt : undefined,
    participation: Number.isFinite(participation) ? participation : undefined,
  };
}

/** What was paid for something, or brought by it, and what would have been fair. */
interface Paid<Unit extends string> {
  readonly paid: Decimal<Unit>;
  readonly fair: Decimal<Unit>;
}

const costOf = <Unit extends string>(side: Side, { paid, fair }: Paid<Unit>): Decimal<Unit> =>
  side === "buy" ? paid.minus(fair) : fair.minus(paid);

/** How much worse than the fair price, or value, in basis points; negative for what is better. */
export const slippageOf = <Unit extends string>(side: Side, paid: Paid<Unit>): number | undefined =>
  basisPoints(costOf(side, paid), paid.fair);

/** Nothing of nothing. */
const basisPoints = <Unit extends string>(cost: Decimal<Unit>, of: Decimal<Unit>): number | undefined =>
  of.isPositive() ? (cost.toNumber() / of.toNumber()) * 10_000 : undefined;

/** Executions together: costs are added up, and shares are weighted by what was traded. */
export interface ExecutionSummary {
  readonly orders: number;
  /** Orders of which something was filled. */
  readonly filledOrders: number;
  readonly repegs: number;
  /** What was traded, at the legs' prices. */
  readonly value: Money;
  readonly shortfall: Money;
  readonly shortfallBp: number | undefined;
  readonly slippage: Money;
  readonly slippageBp: number | undefined;
  /** The mean, weighted by value. */
  readonly fillMs: number | undefined;
  /** The largest. */
  readonly participation: number | undefined;
}

export function summedUp(executions: readonly Execution[]): ExecutionSummary {
  const filled = executions.filter((execution) => execution.filled.isPositive());
  const valueAt = (price: "legPrice" | "arrivalPrice"): Money =>
    sum(filled.map((execution) => valueOf(execution.filled, execution[price])));
  const value = valueAt("legPrice");
  const shortfall = total(filled, "shortfall");
  const slippage = total(filled, "slippage");
  const weighted = filled.map(
    (execution) => valueOf(execution.filled, execution.legPrice).toNumber() * (execution.fillMs ?? 0),
  );
  const shares = filled.flatMap(({ participation }) => participation ?? []);
  return {
    orders: executions.length,
    filledOrders: filled.length,
    repegs: executions.filter(({ peg }) => peg > 0).length,
    value,
    shortfall,
    shortfallBp: basisPoints(shortfall, value),
    slippage,
    slippageBp: basisPoints(slippage, valueAt("arrivalPrice")),
    fillMs: value.isPositive() ? weighted.reduce((one, other) => one + other, 0) / value.toNumber() : undefined,
    participation: shares.length === 0 ? undefined : Math.max(...shares),
  };
}

const total = (executions: readonly Execution[], cost: "shortfall" | "slippage"): Money =>
  executions.reduce((all, execution) => all.plus(execution[cost]), NO_MONEY);
