import {
  affordable,
  invariant,
  isoTime,
  newYorkDate,
  NO_SHARES,
  type ExchangeOrder,
  type Instant,
  type Price,
  type Quantity,
  type Ticker,
} from "@alchemiser/domain";
import type { AccountEntry, AmendmentEntry, FillEvent } from "../floor/trading-floor.ts";
import { STATUS_WORDS } from "./order-words.ts";
import { uuidOf } from "./uuid.ts";

export interface WireActivity {
  /** Time, then position in the account's history: also the token of the page that begins after it. */
  readonly id: string;
  readonly activity_type: string;
  readonly [field: string]: unknown;
}

const encoded = new WeakMap<AccountEntry, readonly WireActivity[]>();

/**
 * The entry at `position` of an account's history as Alpaca shows it: a new name is two entries, one for each of the names.
 * It is written once, since it is what it was however often somebody reads it.
 */
export function encodeActivity(entry: AccountEntry, position: number): readonly WireActivity[] {
  const before = encoded.get(entry);
  if (before !== undefined) return before;
  const rows = rowsOf(entry, position);
  encoded.set(entry, rows);
  return rows;
}

function rowsOf(entry: AccountEntry, position: number): readonly WireActivity[] {
  if (entry.kind === "fill") return [encodeFill(entry, position)];
  if (entry.kind === "amendment") return [encodeAmendment(entry, position)];
  return detailsOf(entry).map((details, row) => encodeNonTrade(entry, { position, row }, details));
}

/** Whether Alpaca lists it among trades. */
export const isTrade = ({ kind }: AccountEntry): boolean => kind === "fill" || kind === "amendment";

export function momentOfEntry(entry: AccountEntry): Instant {
  if (entry.kind === "fill") return entry.fill.at;
  return entry.kind === "amendment" ? entry.amendment.at : entry.at;
}

function encodeFill({ fill, order }: FillEvent, position: number): WireActivity {
  return {
    id: idOf(stampOf(fill.at), { position, row: 0 }),
    activity_type: "FILL",
    ...{ symbol: fill.ticker, side: fill.side, order_id: order.brokerId, order_status: STATUS_WORDS[order.status] },
    type: order.status === "filled" ? "fill" : "partial_fill",
    ...{ qty: fill.quantity.toString(), price: fill.price.toString() },
    ...{ cum_qty: order.filled.toString(), leaves_qty: leavesOf(order, fill.price).toString() },
    transaction_time: isoTime(fill.at),
  };
}

const AMENDED = { bust: "trade_bust", correction: "trade_correct" } as const;

function encodeAmendment({ amendment: { kind, at, fill }, order }: AmendmentEntry, position: number): WireActivity {
  const filled = encodeFill({ kind: "fill", fill, order, position: NO_SHARES }, position);
  return { ...filled, id: idOf(stampOf(at), { position, row: 0 }), type: AMENDED[kind], transaction_time: isoTime(at) };
}

type NonTrade = Exclude<AccountEntry, FillEvent | AmendmentEntry>;

type Details = Pick<WireActivity, "activity_type">;

const encodeNonTrade = ({ at }: NonTrade, place: Place, details: Details): WireActivity => ({
  id: idOf(dayStampOf(at), place),
  ...details,
  date: newYorkDate(at),
  created_at: isoTime(at),
  status: "executed",
  currency: "USD",
});

function detailsOf(activity: NonTrade): readonly Details[] {
  switch (activity.kind) {
    case "fee":
      return [{ activity_type: "FEE", ...{ net_amount: activity.cash.toString(), description: activity.note } }];
    case "dividend": {
      const paid = { net_amount: activity.cash.toString(), symbol: activity.ticker };
      return [{ activity_type: "DIV", ...paid, ...{ activity_sub_type: "CDIV" } }];
    }
    case "interest":
      return [{ activity_type: "INT", ...{ net_amount: activity.cash.toString() } }];
    case "transfer": {
      const type = activity.cash.isNegative() ? "CSW" : "CSD";
      return [{ activity_type: type, ...{ net_amount: activity.cash.toString() } }];
    }
    case "split":
      return [{ activity_type: "SPLIT", ...moved(activity.ticker, activity.shares) }];
    case "share-transfer":
      return [{ activity_type: "JNLS", ...moved(activity.ticker, activity.shares) }];
    case "reorganization": {
      const { id, ticker, into } = activity;
      invariant(into !== undefined, "an exchange gives symbols other names, and pays nobody out");
      const named = { activity_type: "NC", group_id: uuidOf(`group ${id}`) };
      return [
        { ...named, ...moved(ticker, into.shares.negated()) },
        { ...named, ...moved(into.ticker, into.shares) },
      ];
    }
  }
}

const moved = (ticker: Ticker, shares: Quantity): object => ({
  net_amount: "0",
  symbol: ticker,
  qty: shares.toString(),
});

/** What was left to fill then. */
function leavesOf({ request: { size }, status, filled, filledValue }: ExchangeOrder, price: Price): Quantity {
  if (status === "filled") return NO_SHARES;
  return size.in === "shares" ? size.quantity.minus(filled) : affordable(size.notional.minus(filledValue), price);
}

/** Which entry of the history, and which row of those that it is told in. */
interface Place {
  readonly position: number;
  readonly row: number;
}

/** Ids sort as their entries are listed. */
const idOf = (stamp: string, { position, row }: Place): string =>
  `${stamp}::00000000-0000-4000-9000-${String(position).padStart(11, "0")}${row}`;

const stampOf = (at: Instant): string => isoTime(at).replaceAll(/\D/g, "");

/** Changes are listed at the beginning of the day that they concern, whenever they were booked. */
const dayStampOf = (at: Instant): string => `${newYorkDate(at).replaceAll("-", "")}000000000`;
