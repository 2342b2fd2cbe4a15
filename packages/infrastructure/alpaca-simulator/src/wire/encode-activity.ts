import {
  affordable,
  isoTime,
  newYorkDate,
  NO_SHARES,
  type Activity,
  type ExchangeOrder,
  type Instant,
  type Price,
  type Quantity,
} from "@alchemiser/domain";
import type { AccountEntry, FillEvent } from "../floor/trading-floor.ts";
import { STATUS_WORDS } from "./order-words.ts";

export interface WireActivity {
  /** Time, then position in the account's history: also the token of the page that begins after it. */
  readonly id: string;
  readonly activity_type: string;
  readonly [field: string]: unknown;
}

/** The entry at `position` of an account's history as Alpaca shows it. */
export const encodeActivity = (entry: AccountEntry, position: number): WireActivity =>
  entry.kind === "fill" ? encodeFill(entry, position) : encodeNonTrade(entry, position);

export const momentOfEntry = (entry: AccountEntry): Instant => (entry.kind === "fill" ? entry.fill.at : entry.at);

function encodeFill({ fill, order }: FillEvent, position: number): WireActivity {
  return {
    id: idOf(fill.at, position),
    activity_type: "FILL",
    ...{ symbol: fill.ticker, side: fill.side, order_id: order.brokerId, order_status: STATUS_WORDS[order.status] },
    type: order.status === "filled" ? "fill" : "partial_fill",
    ...{ qty: fill.quantity.toString(), price: fill.price.toString() },
    ...{ cum_qty: order.filled.toString(), leaves_qty: leavesOf(order, fill.price).toString() },
    transaction_time: isoTime(fill.at),
  };
}

function encodeNonTrade(activity: Activity, position: number): WireActivity {
  const { at } = activity;
  return {
    id: idOf(at, position),
    ...detailsOf(activity),
    date: newYorkDate(at),
    created_at: isoTime(at),
    status: "executed",
    currency: "USD",
  };
}

function detailsOf(activity: Activity): Pick<WireActivity, "activity_type"> {
  switch (activity.kind) {
    case "fee":
      return { activity_type: "FEE", ...{ net_amount: activity.cash.toString(), description: activity.note } };
    case "dividend": {
      const paid = { net_amount: activity.cash.toString(), symbol: activity.ticker };
      return { activity_type: "DIV", ...paid, ...{ activity_sub_type: "CDIV" } };
    }
    case "interest":
      return { activity_type: "INT", ...{ net_amount: activity.cash.toString() } };
    case "transfer":
      return { activity_type: activity.cash.isNegative() ? "CSW" : "CSD", ...{ net_amount: activity.cash.toString() } };
    case "split": {
      const gained = { net_amount: "0", symbol: activity.ticker, qty: activity.shares.toString() };
      return { activity_type: "SPLIT", ...gained };
    }
  }
}

/** What was left to fill then. */
function leavesOf({ request: { size }, status, filled, filledValue }: ExchangeOrder, price: Price): Quantity {
  if (status === "filled") return NO_SHARES;
  return size.in === "shares" ? size.quantity.minus(filled) : affordable(size.notional.minus(filledValue), price);
}

function idOf(at: Instant, position: number): string {
  const stamp = isoTime(at).replaceAll(/\D/g, "");
  return `${stamp}::00000000-0000-4000-9000-${String(position).padStart(12, "0")}`;
}
