import { midOf } from "../market/quote.ts";
import { scaled, valueOf, type Money, type Price } from "../money/money.ts";
import type { OrderTerms } from "../orders/order.ts";
import { requestOf, type OrderIntent } from "../orders/order-intent.ts";
import { couldMeet } from "../market-rules/wash-trade.ts";
import { tradeValue } from "../rebalance/trade.ts";
import { denied, notApplicable, PASSED, type Control, type Proposal } from "./control.ts";
import { CHEAP, type Limits } from "./limits.ts";

const worst = ({ quantity, limit }: OrderIntent): Money => valueOf(quantity, limit);

/** An order may cost a little more than its leg was planned at, because its limit lies beyond the price. Not more. */
export const orderWithinPlan: Control = {
  code: "ORDER_ABOVE_PLAN",
  check({ intent, leg, limits }) {
    const most = scaled(tradeValue(leg), limits.maxOfPlannedLeg);
    return most.isBelow(worst(intent))
      ? denied(`the order is worth ${worst(intent).toString()}, its leg was planned at ${tradeValue(leg).toString()}`)
      : PASSED;
  },
};

/** The last line against a broken plan: no single order above the value that the mandate states. */
export const orderWithinLimit: Control = {
  code: "ORDER_ABOVE_LIMIT",
  check: ({ intent, limits }) =>
    limits.maxOrderValue.isBelow(worst(intent))
      ? denied(
          `the order is worth ${worst(intent).toString()}, the mandate allows ${limits.maxOrderValue.toString()} an order`,
        )
      : PASSED,
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

export const assetIsTradable: Control = {
  code: "ASSET_NOT_TRADABLE",
  check({ intent, market }) {
    const asset = market.assets.get(intent.ticker);
    if (asset === undefined) return denied(`the broker does not know ${intent.ticker}`);
    return asset.isTradable ? PASSED : denied(`the broker does not trade ${intent.ticker}`);
  },
};

export const sessionIsOpen: Control = {
  code: "SESSION_CLOSED",
  check: ({ market }) => (market.isOpen ? PASSED : denied(`the session of ${market.tradeSession} is not open`)),
};

/** The same symbol twice in the same direction is a plan gone wrong, or an order of somebody else in the way. */
export const legIsUnique: Control = {
  code: "DUPLICATE_LEG",
  check({ intent, others }: Proposal) {
    const twin = others.find(
      ({ ticker, side, id }) => ticker === intent.ticker && side === intent.side && id !== intent.id,
    );
    return twin === undefined ? PASSED : denied(`order "${twin.id}" already goes to ${intent.side} ${intent.ticker}`);
  },
};

/** A broker refuses an order that could trade with another one of the account. Nobody is sent to hear that. */
export const isNoWashTrade: Control = {
  code: "WASH_TRADE",
  check({ intent, others }) {
    const met = others.find((other) => other.ticker === intent.ticker && couldMeet(requestOf(intent), other));
    return met === undefined
      ? PASSED
      : denied(
          `to ${intent.side} at ${intent.limit.toString()} could meet order "${met.id}", which is to ${met.side} ${spokenTerms(met.terms)}`,
        );
  },
};

function spokenTerms(terms: OrderTerms): string {
  switch (terms.type) {
    case "market":
      return "at any price";
    case "limit":
      return `at ${terms.limit.toString()}`;
    case "stop":
    case "stop-limit":
      return `at the stop ${terms.stop.toString()}`;
  }
}
