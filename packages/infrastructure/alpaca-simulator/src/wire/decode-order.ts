import {
  money,
  orderId,
  price,
  quantity,
  ticker,
  type OrderRequest,
  type OrderSize,
  type OrderTerms,
  type OrderType,
} from "@alchemiser/domain";
import * as z from "zod";
import { formatRefusal, type WireFailure } from "./failures.ts";

const TYPES = { market: "market", limit: "limit", stop: "stop", stop_limit: "stop-limit" } as const;

/** At most nine places, as text or as a number. */
export const amount = z
  .union([z.string(), z.number()])
  .transform(String)
  .pipe(z.string().regex(/^-?\d{1,12}(\.\d{1,9})?$/));

const PostedOrder = z.object({
  symbol: z.string().regex(/^[A-Z][A-Z0-9.]{0,9}$/),
  qty: amount.nullish(),
  notional: amount.nullish(),
  side: z.enum(["buy", "sell"]),
  type: z.enum(["market", "limit", "stop", "stop_limit"]).transform((word) => TYPES[word]),
  time_in_force: z.enum(["day", "gtc", "opg", "cls", "ioc", "fok"]),
  limit_price: amount.nullish(),
  stop_price: amount.nullish(),
  client_order_id: z
    .string()
    .regex(/^[\w-]{1,128}$/)
    .nullish(),
  extended_hours: z.boolean().nullish(),
  order_class: z.enum(["simple", ""]).nullish(),
});
type PostedOrder = z.infer<typeof PostedOrder>;

export type Decoded<Value> =
  | { readonly outcome: "decoded"; readonly value: Value }
  | { readonly outcome: "refused"; readonly failure: WireFailure };

/** The body of `POST /v2/orders`. An order without an id of its own gets one from `freshId`. */
export function decodeRequest(body: unknown, freshId: () => string): Decoded<OrderRequest> {
  const parsed = PostedOrder.safeParse(body);
  if (!parsed.success) return refused(`invalid ${parsed.error.issues[0]?.path.join(".") ?? "order"}`);
  const { symbol, side, time_in_force: timeInForce, extended_hours: isExtended, client_order_id: id } = parsed.data;
  const size = sizeOf(parsed.data);
  if (size === undefined) return refused("qty or notional is required, and only one of them");
  const terms = termsOf(parsed.data);
  if (terms === undefined) return refused(`${parsed.data.type} orders require other prices`);
  const value: OrderRequest = {
    id: orderId(id ?? freshId()),
    ticker: ticker(symbol),
    ...{ side, size, terms, timeInForce },
    hours: isExtended === true ? "extended" : "regular",
  };
  return { outcome: "decoded", value };
}

function sizeOf({ qty, notional }: PostedOrder): OrderSize | undefined {
  if (typeof qty === "string" && typeof notional === "string") return undefined;
  if (typeof qty === "string") return { in: "shares", quantity: quantity(qty) };
  return typeof notional === "string" ? { in: "dollars", notional: money(notional) } : undefined;
}

/** A price that its type does not use is refused like a missing one. */
export function termsOf({ type, limit_price, stop_price }: Prices): OrderTerms | undefined {
  const limit = typeof limit_price === "string" ? price(limit_price) : undefined;
  const stop = typeof stop_price === "string" ? price(stop_price) : undefined;
  if (type === "stop-limit") return limit && stop && { type, stop, limit };
  if (type === "limit") return stop === undefined ? limit && { type, limit } : undefined;
  if (type === "stop") return limit === undefined ? stop && { type, stop } : undefined;
  return limit === undefined && stop === undefined ? { type } : undefined;
}

interface Prices {
  readonly type: OrderType;
  readonly limit_price?: string | null | undefined;
  readonly stop_price?: string | null | undefined;
}

const refused = (message: string): Decoded<never> => ({ outcome: "refused", failure: formatRefusal(message) });
