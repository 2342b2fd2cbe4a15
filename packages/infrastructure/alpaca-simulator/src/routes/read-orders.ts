import { failed, ok } from "../server/reply.ts";
import type { Route } from "../server/route.ts";
import { encodeOrder } from "../wire/encode-order.ts";
import { notFound } from "../wire/failures.ts";
import { orderByClientId, orderFilter, orderOf } from "./order-lookup.ts";

const LIMIT = 50;
const LARGEST_LIMIT = 500;

/** Newest first, unless `direction=asc`. */
const listOrders: Route = {
  method: "GET",
  path: "/v2/orders",
  answer({ query }, { desk }) {
    const limit = Math.min(Number(query.get("limit") ?? LIMIT), LARGEST_LIMIT);
    const found = desk.floor.exchange.orders.all.filter(orderFilter(query));
    const sorted = query.get("direction") === "asc" ? found : found.toReversed();
    return ok(sorted.slice(0, limit).map(encodeOrder));
  },
};

const readOrder: Route = {
  method: "GET",
  path: "/v2/orders/:id",
  answer({ params }, simulation) {
    const order = orderOf(simulation, params["id"] ?? "");
    return order === undefined ? failed(notFound("order")) : ok(encodeOrder(order));
  },
};

const readByClientId: Route = {
  method: "GET",
  path: "/v2/orders:by_client_order_id",
  answer({ query }, simulation) {
    const id = query.get("client_order_id") ?? "";
    const order = orderByClientId(simulation, id);
    return order === undefined ? failed(notFound(`order for ${id}`)) : ok(encodeOrder(order));
  },
};

export const readOrders: readonly Route[] = [listOrders, readOrder, readByClientId];
