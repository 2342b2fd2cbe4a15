import { midOf } from "../market/quote.ts";
import { larger, sum } from "../money/decimal.ts";
import { NO_SHARES, scaled, valueOf, type Money, type Price } from "../money/money.ts";
import { inDollars } from "../money/spoken.ts";
import { ownerPart } from "../orders/order-identity.ts";
import { requestOf, type OrderIntent } from "../orders/order-intent.ts";
import { arrivalOf, NO_ENTITLEMENTS } from "../market-rules/arrival.ts";
import { validate } from "../market-rules/validate.ts";
import { tradeValue } from "../rebalance/trade.ts";
import { denied, largestOf, notApplicable, PASSED, refused, type Control } from "./control.ts";
import { CHEAP, type Limits } from "./limits.ts";

const worst = ({ quantity, limit }: OrderIntent): Money => valueOf(quantity, limit);

/** An order may cost a little more than its leg was planned at, because its limit lies beyond the price. Not more. */
export const orderWithinPlan: Control = {
  code: "ORDER_ABOVE_PLAN",
  check({ intent, leg, limits }) {
    const most = scaled(tradeValue(leg), limits.maxOfPlannedLeg);
    return most.isBelow(worst(intent))
      ? denied(`the order is worth ${inDollars(worst(intent))}, its leg was planned at ${inDollars(tradeValue(leg))}`)
      : PASSED;
  },
};

/**
 * The last line against a broken plan: no single order above the value that the mandate states. What bounds a buy bounds all
 * of it, over its slices.
 */
export const orderWithinLimit: Control = {
  code: "ORDER_ABOVE_LIMIT",
  check({ intent, slices, leg, limits: { maxOrderValue, maxBuyValue } }) {
    const value = valueOf(largestOf({ intent, slices }), intent.limit);
    if (maxOrderValue.isBelow(value))
      return denied(`the order is worth ${inDollars(value)}, the mandate allows ${inDollars(maxOrderValue)} an order`);
    if (maxBuyValue === undefined || intent.side === "sell") return PASSED;
    const whole = valueOf(larger(intent.quantity, leg.quantity), intent.limit);
    return maxBuyValue.isBelow(whole)
      ? denied(`the buy is worth ${inDollars(whole)}, the mandate allows ${inDollars(maxBuyValue)} a buy`)
      : PASSED;
  },
};

/** A limit far from the middle of the quote is a mistake, whoever made it. */
export const priceWithinCollar: Control = {
  code: "PRICE_OUTSIDE_COLLAR",
  check({ intent, market, limits }) {
    const quote = market.quotes.get(intent.ticker);
    if (quote === undefined) return notApplicable("there is no quote to measure from");
    const middle = midOf(quote);
    const distance = intent.limit.minus(middle).absolute();
    const collar = scaled(middle, collarAt(middle, limits));
    return collar.isBelow(distance)
      ? denied(
          `the limit ${intent.limit.toString()} is ${distance.toString()} from ${middle.toString()}, allowed are ${collar.toString()}`,
        )
      : PASSED;
  },
};

const collarAt = (middle: Price, { collar, collarOfCheap }: Limits): Limits["collar"] =>
  middle.isBelow(CHEAP) ? collarOfCheap : collar;

/**
 * A mandate sells what it holds, less what its orders sell already. The account may hold more of the symbol, which is a
 * person's own.
 */
export const sellWithinHolding: Control = {
  code: "SELL_ABOVE_HOLDING",
  check({ intent, holdings, others }) {
    const { id, ticker, side, quantity } = intent;
    if (side === "buy") return PASSED;
    const held = holdings.get(ticker) ?? NO_SHARES;
    const selling = sum(
      others
        .filter(({ request }) => request.ticker === ticker && request.side === "sell" && request.id !== id)
        .filter(({ request }) => ownerPart(request.id) === ownerPart(id))
        .map(({ request: { size }, filled }) => (size.in === "shares" ? size.quantity.minus(filled) : NO_SHARES)),
    );
    return held.minus(selling).isBelow(quantity)
      ? denied(
          `the order sells ${quantity.toString()} ${ticker}, the mandate holds ${held.toString()} and sells ${selling.toString()} already`,
        )
      : PASSED;
  },
};

export const sessionIsOpen: Control = {
  code: "SESSION_CLOSED",
  check: ({ market }) => (market.isOpen ? PASSED : denied(`the session of ${market.tradeSession} is not open`)),
};

/** The same symbol twice in the same direction is a plan gone wrong, or an order of somebody else in the way. */
export const legIsUnique: Control = {
  code: "DUPLICATE_LEG",
  check({ intent, others }) {
    const twin = others.find(
      ({ request: { ticker, side, id } }) => ticker === intent.ticker && side === intent.side && id !== intent.id,
    )?.request;
    return twin === undefined ? PASSED : denied(`order "${twin.id}" already goes to ${intent.side} ${intent.ticker}`);
  },
};

/**
 * A broker refuses what breaks its rules. Nobody is sent to hear that. A buy counts as paid here: whether there is money
 * for it is asked when it leaves, after the sells.
 */
export const brokerTakesIt: Control = {
  code: "BROKER_RULES",
  check({ intent, market, account: { positions }, others }) {
    const openOrders = others.filter(({ request: { ticker, id } }) => ticker === intent.ticker && id !== intent.id);
    const standing = { buyingPower: worst(intent), positions, openOrders, entitlements: NO_ENTITLEMENTS };
    const refusal = validate(requestOf(intent), arrivalOf(intent.ticker, market, standing));
    return refusal === undefined ? PASSED : refused(refusal);
  },
};
