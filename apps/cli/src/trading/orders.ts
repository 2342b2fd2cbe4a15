import { plain } from "@alchemiser/application";
import {
  isoTime,
  LedgerFold,
  newYorkDate,
  type LedgerOrder,
  type LedgerRecord,
  type Session,
} from "@alchemiser/domain";
import { foldedText } from "../reports/folded.ts";
import { tableOf } from "../reports/table.ts";
import { printable } from "../printable.ts";
import type { Terminal } from "../terminal.ts";
import { priceOf, sharesOf } from "./spoken.ts";

/** The orders of one session, oldest first. */
export interface SessionOrders {
  /** None where nothing was ever sent. */
  readonly session: Session | undefined;
  readonly orders: readonly LedgerOrder[];
}

const sessionOf = ({ record }: LedgerOrder): Session => newYorkDate(record.intendedAt);

/** The orders of `session`, or of the last one that has any. */
export function ordersOf(records: readonly LedgerRecord[], wanted: Session | undefined): SessionOrders {
  const fold = LedgerFold.of(records);
  const all = [...fold.orders.values()];
  const last = all.at(-1);
  const session = wanted ?? (last && sessionOf(last));
  return { session, orders: all.filter((order) => sessionOf(order) === session) };
}

export const ordersJson = ({ session, orders }: SessionOrders): unknown => ({
  session: session ?? null,
  orders: orders.map(orderJson),
});

function orderJson({ intent, record }: LedgerOrder): unknown {
  const { id, side, ticker, slot, quantity, limit, decisionPrice, attribution } = intent;
  const { status, brokerId, filled, averagePrice, reason, intendedAt, updatedAt } = record;
  return plain({
    ...{ id, side, ticker, slice: slot.leg, attempt: slot.attempt, quantity, limit, decisionPrice, attribution },
    ...{ status, brokerId, filled, averagePrice, reason },
    intendedAt: isoTime(intendedAt),
    updatedAt: isoTime(updatedAt),
  });
}

export function ordersText({ session, orders }: SessionOrders, terminal: Terminal): string {
  if (session === undefined) return "no order was ever sent";
  if (orders.length === 0) return `no order was sent in ${session}`;
  const rows = orders.map(({ intent, record }) => [
    isoTime(record.intendedAt).slice(11, 19),
    `${intent.side} ${intent.ticker}`,
    String(intent.slot.leg),
    String(intent.slot.attempt),
    sharesOf(intent.quantity),
    priceOf(intent.limit),
    record.status,
    sharesOf(record.filled),
    record.averagePrice === undefined ? "–" : priceOf(record.averagePrice),
  ]);
  const reasons = orders.flatMap(({ intent, record }) =>
    record.reason === undefined
      ? []
      : [`${intent.side} ${intent.ticker} ${intent.slot.leg}-${intent.slot.attempt}: ${record.reason}`],
  );
  return [
    terminal.styled("bold", `Orders of ${session}, times in UTC; slices by how many come after them`),
    "",
    tableOf(["time", "order", "slice", "peg", "shares", "limit", "status", "filled", "price"], rows, [
      "left",
      "left",
      "right",
      "right",
      "right",
      "right",
      "left",
      "right",
      "right",
    ]),
    ...(reasons.length === 0 ? [] : ["", ...reasons.map((line) => foldedText(printable(line), terminal.columns))]),
  ].join("\n");
}
