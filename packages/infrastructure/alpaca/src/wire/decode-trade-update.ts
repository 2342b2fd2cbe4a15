import type { BrokerEvent } from "@alchemiser/application";
import * as z from "zod";
import { isEquity } from "./decode-order-name.ts";
import { decodeOrder } from "./decode-order.ts";
import { decoded } from "./decoded.ts";
import { executionIdOf } from "./execution-id.ts";
import { wireInstant, wirePrice, wireQuantity } from "./fields.ts";

const WireUpdate = z.looseObject({ event: z.string(), order: z.looseObject({}) });
const WireExecution = z.object({ price: wirePrice, qty: wireQuantity, timestamp: wireInstant });

/** What changes an order without saying how it stands now: it must be read again. */
const CORRECTIONS: readonly string[] = ["trade_bust", "trade_correct"];

/**
 * What a message of the trade updates tells; nothing, when it is about an option or a coin.
 *
 * @throws UnexpectedAnswer for an order that makes no sense
 */
export function decodeTradeUpdate(body: unknown): BrokerEvent | undefined {
  const update = decoded(WireUpdate, body, "a trade update");
  if (!isEquity(update.order)) return undefined;
  if (CORRECTIONS.includes(update.event)) return { kind: "resumed" };

  const { request, report } = decodeOrder(update.order);
  const { id, ticker, side } = request;
  if (update.event !== "fill" && update.event !== "partial_fill") return { kind: "order", id, report, fill: undefined };

  const { price, qty, timestamp: at } = decoded(WireExecution, body, "a trade update");
  const executionId = executionIdOf(id, report.filled);
  const fill = { executionId, orderId: id, ticker, side, quantity: qty, price, at };
  return { kind: "order", id, report: { ...report, at }, fill };
}
