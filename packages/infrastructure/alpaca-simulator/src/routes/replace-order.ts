import { isWorking, orderId, type ExchangeOrder, type OrderRequest } from "@alchemiser/domain";
import { failed } from "../server/reply.ts";
import type { Route } from "../server/route.ts";
import { decodePatch, type OrderPatch } from "../wire/decode-patch.ts";
import { failure, formatRefusal, notFound } from "../wire/failures.ts";
import { termsOf } from "../wire/decode-order.ts";
import { encodeRequest } from "../wire/encode-order.ts";
import { orderOf } from "./order-lookup.ts";
import { freshId, replyTo } from "./post-order.ts";

/**
 * The replacement is a new order with a new id. Its quantity counts from the beginning of the old one: what was filled
 * already is taken off.
 */
export const replaceOrder: Route = {
  method: "PATCH",
  path: "/v2/orders/:id",
  answer({ params, body }, simulation) {
    const order = orderOf(simulation, params["id"] ?? "");
    if (order === undefined) return failed(notFound("order"));
    if (!isWorking(order)) return failed(failure(422, 42210000, "order is not open"));
    const patch = decodePatch(body);
    if (patch.outcome === "refused") return failed(patch.failure);
    const request = replacementOf(order, patch.value, freshId(simulation));
    if (request === undefined) return failed(formatRefusal("the order cannot be replaced like this"));
    return replyTo(simulation.desk.replace(order.brokerId, request), request, simulation);
  },
};

/** Orders in dollars are not replaced, and neither is more than what is left. */
function replacementOf(
  { request, filled }: ExchangeOrder,
  { client_order_id: id, quantity: wanted, limit_price, stop_price, time_in_force: timeInForce }: OrderPatch,
  fallbackId: string,
): OrderRequest | undefined {
  if (request.size.in === "dollars") return undefined;
  const remaining = (wanted ?? request.size.quantity).minus(filled);
  const old = encodeRequest(request);
  const prices = { limit_price: limit_price ?? old.limit_price, stop_price: stop_price ?? old.stop_price };
  const terms = termsOf({ type: request.terms.type, ...prices });
  if (terms === undefined || !remaining.isPositive()) return undefined;
  const size = { in: "shares", quantity: remaining } as const;
  return { ...request, id: orderId(id ?? fallbackId), size, terms, timeInForce: timeInForce ?? request.timeInForce };
}
