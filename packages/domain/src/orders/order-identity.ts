import type { Session } from "../calendar/session.ts";
import { sha256 } from "../kernel/sha256.ts";
import type { Ticker } from "../market/ticker.ts";
import { orderId, type OrderId, type Side } from "./order.ts";

/** Whose decision an order carries out, and for which session. */
export interface DecisionKey {
  /** The broker's account number. */
  readonly account: string;
  readonly mandate: string;
  readonly tradeSession: Session;
  /** 0, unless a person asked for another decision in the same session. */
  readonly revision: number;
}

/** Which order of a decision it is. */
export interface OrderSlot {
  readonly ticker: Ticker;
  readonly side: Side;
  /**
   * How many slices of the leg come after its own (`Slice.follow`): 0 for the last, and for a leg that is not sliced.
   * Ledgers and kept decisions know it by this name.
   */
  readonly leg: number;
  /** Advances only when the broker has confirmed the attempt before as terminal. */
  readonly attempt: number;
}

/**
 * Equal decisions mint equal ids: together with the broker's duplicate check that makes repeating a cycle harmless.
 * At most 48 characters, as older versions of Alpaca's interface allow. Account and mandate appear as a digest.
 */
export function mintOrderId(key: DecisionKey, { ticker, side, leg, attempt }: OrderSlot): OrderId {
  const day = key.tradeSession.replaceAll("-", "").slice(2);
  return orderId(`${ownerOf(key)}-${day}r${key.revision}-${ticker.replaceAll(".", "_")}-${side}${leg}-${attempt}`);
}

const owners = new Map<string, string>();

/** The digest of account and mandate; the few that a process meets are computed once. */
function ownerOf({ account, mandate }: DecisionKey): string {
  const text = `${account}\n${mandate}`;
  const before = owners.get(text);
  if (before !== undefined) return before;
  const owner = sha256(text).slice(0, 12);
  owners.set(text, owner);
  return owner;
}

/** What the ids of all orders of a mandate have in common. */
export const ownerPart = (id: OrderId): string => id.replace(/-.*$/, "");

/** What the ids of all orders of a decision have in common. */
export const decisionPart = (id: OrderId): string => /^\w+-\d{6}r\d+/.exec(id)?.[0] ?? id;

/** What the ids of all orders of a leg have in common: everything but the numbers of the slice and of the attempt. */
export const legPart = (id: OrderId): string => id.replace(/\d+-\d+$/, "");
