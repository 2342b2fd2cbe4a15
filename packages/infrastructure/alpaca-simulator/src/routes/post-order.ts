import type { Answer, OrderRequest } from "@alchemiser/domain";
import { failed, ok, type Reply } from "../server/reply.ts";
import type { Route, Simulation } from "../server/route.ts";
import { decodeRequest } from "../wire/decode-order.ts";
import { encodeOrder } from "../wire/encode-order.ts";
import { refusalOf } from "../wire/failures.ts";
import { uuidOf } from "../wire/uuid.ts";

export const postOrder: Route = {
  method: "POST",
  path: "/v2/orders",
  answer({ body }, simulation) {
    const { desk } = simulation;
    const decoded = decodeRequest(body, () => freshId(simulation));
    if (decoded.outcome === "refused") return failed(decoded.failure);
    return replyTo(desk.submit(decoded.value), decoded.value, simulation);
  },
};

/** An id for an order that came without one. */
export const freshId = ({ desk }: Simulation): string =>
  uuidOf(`client order ${desk.now} ${desk.floor.exchange.orders.all.length}`);

export function replyTo(answer: Answer, request: OrderRequest, { desk }: Simulation): Reply {
  if (answer.outcome === "accepted") return ok(encodeOrder(answer.order));
  const { exchange } = desk.floor;
  const buyingPower = exchange.buyingPower.toString();
  const available = exchange.freeShares(request.ticker).toString();
  return failed(refusalOf({ code: answer.code, sentence: answer.sentence, request, buyingPower, available }));
}
