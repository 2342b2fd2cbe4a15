import { isoTime, type ExchangeEvent } from "@alchemiser/domain";
import { encodeOrder } from "./encode-order.ts";
import { STATUS_WORDS } from "./order-words.ts";
import { uuidOf } from "./uuid.ts";

/** What the exchange tells of an order, as the trading stream sends it. */
export const encodeTradeUpdate = (event: ExchangeEvent): { readonly stream: string; readonly data: object } => ({
  stream: "trade_updates",
  data: { ...(event.kind === "fill" ? fillOf(event) : changeOf(event)), order: encodeOrder(event.order) },
});

type Of<Kind> = Extract<ExchangeEvent, { readonly kind: Kind }>;

const fillOf = ({ order, fill, position }: Of<"fill">): object => ({
  event: order.status === "filled" ? "fill" : "partial_fill",
  execution_id: uuidOf(`execution ${fill.executionId}`),
  timestamp: isoTime(fill.at),
  ...{ price: fill.price.toString(), qty: fill.quantity.toString(), position_qty: position.toString() },
});

const changeOf = ({ order: { brokerId, status }, at }: Of<"status">): object => ({
  event: STATUS_WORDS[status],
  execution_id: uuidOf(`change ${brokerId} ${status} ${at}`),
  timestamp: isoTime(at),
});
