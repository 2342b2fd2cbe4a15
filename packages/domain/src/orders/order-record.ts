import type { Instant } from "../calendar/instant.ts";
import { NO_SHARES, type Price, type Quantity } from "../money/money.ts";
import type { OrderRequest } from "./order.ts";
import { canBecome, isTerminal, type OrderStatus } from "./order-status.ts";

/** What is known of an order: what was asked, and what the broker has said of it so far. */
export interface OrderRecord {
  readonly request: OrderRequest;
  /** When it was written down, just before it was sent. */
  readonly intendedAt: Instant;
  readonly status: OrderStatus;
  /** The broker's own id, once it has answered. */
  readonly brokerId: string | undefined;
  /** Cumulative. */
  readonly filled: Quantity;
  readonly averagePrice: Price | undefined;
  readonly reason: string | undefined;
  readonly updatedAt: Instant;
}

/** What the broker says of an order at one moment. All of it is cumulative, so that repeating it changes nothing. */
export interface OrderReport {
  readonly status: OrderStatus;
  readonly brokerId: string;
  readonly filled: Quantity;
  readonly averagePrice: Price | undefined;
  readonly reason: string | undefined;
  readonly at: Instant;
}

export const intended = (request: OrderRequest, at: Instant): OrderRecord => ({
  request,
  intendedAt: at,
  status: "intended",
  brokerId: undefined,
  filled: NO_SHARES,
  averagePrice: undefined,
  reason: undefined,
  updatedAt: at,
});

/**
 * The order after `report`, in whatever order and however often reports arrive: filled quantities only grow, a
 * terminal status stays, and what tells nothing new changes nothing.
 */
export function applyReport(order: OrderRecord, report: OrderReport): OrderRecord {
  const isBehind = report.filled.isBelow(order.filled) || isOlder(report, order);
  const grows = order.filled.isBelow(report.filled);
  const moves = !isBehind && report.status !== order.status && canBecome(order.status, report.status);
  if (!grows && !moves) return order;

  return {
    request: order.request,
    intendedAt: order.intendedAt,
    brokerId: report.brokerId,
    status: moves ? report.status : order.status,
    filled: grows ? report.filled : order.filled,
    averagePrice: grows ? report.averagePrice : order.averagePrice,
    reason: report.reason ?? order.reason,
    updatedAt: isOlder(report, order) ? order.updatedAt : report.at,
  };
}

/**
 * Whether a report was overtaken by one that is known. An end never is, whatever the clocks say; and what we know only
 * from ourselves carries our own time, which is not compared with the broker's.
 */
const isOlder = ({ status, at }: OrderReport, { brokerId, updatedAt }: OrderRecord): boolean =>
  brokerId !== undefined && at < updatedAt && !isTerminal(status);

export const isOpen = ({ status }: OrderRecord): boolean => !isTerminal(status);
