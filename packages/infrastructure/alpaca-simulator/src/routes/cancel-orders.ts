import { isWorking } from "@alchemiser/domain";
import { failed, multiStatus, NO_CONTENT } from "../server/reply.ts";
import type { Route } from "../server/route.ts";
import { STATUS_WORDS } from "../wire/order-words.ts";
import { failure, notFound } from "../wire/failures.ts";
import { orderOf } from "./order-lookup.ts";

const cancelOrder: Route = {
  method: "DELETE",
  path: "/v2/orders/:id",
  answer({ params }, simulation) {
    const order = orderOf(simulation, params["id"] ?? "");
    if (order === undefined) return failed(notFound("order"));
    if (!isWorking(order))
      return failed(failure(422, 42210000, `order is already in "${STATUS_WORDS[order.status]}" state`));
    simulation.desk.cancel(order.brokerId);
    return NO_CONTENT;
  },
};

const cancelAll: Route = {
  method: "DELETE",
  path: "/v2/orders",
  answer(_request, { desk }) {
    const working = desk.floor.exchange.orders.working.map(({ brokerId }) => brokerId);
    for (const brokerId of working) desk.cancel(brokerId);
    return multiStatus(working.map((id) => ({ id, status: 200 })));
  },
};

export const cancelOrders: readonly Route[] = [cancelOrder, cancelAll];
