import { UnexpectedAnswer, type BrokerOrder, type OpenOrders } from "@alchemiser/application";
import type { OrderReport, OrderSize, OrderTerms } from "@alchemiser/domain";
import * as z from "zod";
import { clientIdOf, isEquity } from "./decode-order-name.ts";
import { decoded } from "./decoded.ts";
import { orNothing, wireAveragePrice, wireInstant, wireMoney, wirePrice, wireQuantity, wireTicker } from "./fields.ts";
import { ORDER_STATUSES } from "./order-status.ts";

const WireOrder = z.object({
  id: z.string().regex(/^[\w-]{1,128}$/),
  client_order_id: z.string(),
  symbol: wireTicker,
  side: z.enum(["buy", "sell"]),
  type: z.enum(["market", "limit", "stop", "stop_limit", "trailing_stop"]),
  time_in_force: z.enum(["day", "gtc", "opg", "cls", "ioc", "fok"]),
  extended_hours: z.boolean().optional(),
  qty: orNothing(wireQuantity),
  notional: orNothing(wireMoney),
  limit_price: orNothing(wirePrice),
  stop_price: orNothing(wirePrice),
  filled_qty: wireQuantity,
  filled_avg_price: orNothing(wireAveragePrice),
  status: z.string(),
  reject_reason: orNothing(z.string()),
  submitted_at: orNothing(wireInstant),
  updated_at: orNothing(wireInstant),
});

const Listed = z.array(z.looseObject({ id: z.string() }));

type WireOrder = z.output<typeof WireOrder>;

/** A page of orders: those in stocks and funds, and what is needed to ask for the next page. */
export interface OrderPage extends OpenOrders {
  /** How many Alpaca listed. */
  readonly listed: number;
  readonly lastBrokerId: string | undefined;
}

export function decodeOrderPage(body: unknown): OrderPage {
  const listed = decoded(Listed, body, "orders");
  const answers = listed.filter(isEquity).map(orderOrNonsense);
  return {
    orders: answers.flatMap((answer) => (answer instanceof UnexpectedAnswer ? [] : [answer])),
    unclear: answers.flatMap((answer) => (answer instanceof UnexpectedAnswer ? [answer.message] : [])),
    listed: listed.length,
    lastBrokerId: listed.at(-1)?.id,
  };
}

/** One order that makes no sense is a finding about that order, and not the end of the list. */
function orderOrNonsense(body: unknown): BrokerOrder | UnexpectedAnswer {
  try {
    return decodeOrder(body);
  } catch (failure) {
    if (failure instanceof UnexpectedAnswer) return failure;
    throw failure;
  }
}

/** @throws UnexpectedAnswer for a field or a status that is not known: no state is guessed */
export function decodeOrder(body: unknown): BrokerOrder {
  const wire = decoded(WireOrder, body, "an order");
  return {
    request: {
      id: clientIdOf(wire),
      ticker: wire.symbol,
      side: wire.side,
      size: sizeOf(wire),
      terms: termsOf(wire),
      timeInForce: wire.time_in_force,
      hours: wire.extended_hours === true ? "extended" : "regular",
    },
    report: reportOf(wire),
  };
}

function reportOf(wire: WireOrder): OrderReport {
  const status = ORDER_STATUSES.get(wire.status);
  const at = wire.updated_at ?? wire.submitted_at;
  if (status === undefined) throw nonsense(wire, "status", `"${wire.status}" is not known`);
  if (at === undefined) throw nonsense(wire, "updated_at", "missing");
  return {
    status,
    brokerId: wire.id,
    filled: wire.filled_qty,
    averagePrice: wire.filled_qty.isZero() ? undefined : wire.filled_avg_price,
    reason: wire.reject_reason,
    at,
  };
}

function sizeOf(wire: WireOrder): OrderSize {
  if (wire.qty !== undefined) return { in: "shares", quantity: wire.qty };
  if (wire.notional !== undefined) return { in: "dollars", notional: wire.notional };
  throw nonsense(wire, "qty", "missing, and so is notional");
}

/** A trailing stop, which only others send, is a stop where it stands now. */
function termsOf(wire: WireOrder): OrderTerms {
  const { type, limit_price: limit, stop_price: stop } = wire;
  if (type === "market") return { type };
  if (type === "limit" && limit !== undefined) return { type, limit };
  if ((type === "stop" || type === "trailing_stop") && stop !== undefined) return { type: "stop", stop };
  if (type === "stop_limit" && stop !== undefined && limit !== undefined) return { type: "stop-limit", stop, limit };
  throw nonsense(wire, type === "limit" ? "limit_price" : "stop_price", `missing in a ${type} order`);
}

const nonsense = ({ symbol, client_order_id }: WireOrder, field: string, why: string): UnexpectedAnswer =>
  new UnexpectedAnswer(
    `What Alpaca tells of the order "${client_order_id}" in ${symbol} makes no sense: ${field}: ${why}`,
  );
