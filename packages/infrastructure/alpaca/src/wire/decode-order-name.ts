import { orderId, type OrderId } from "@alchemiser/domain";
import * as z from "zod";
import { decoded } from "./decoded.ts";

const Identified = z.object({
  id: z.string().regex(/^[\w-]{1,128}$/),
  client_order_id: z.string(),
  asset_class: z.string().optional(),
});

const AllIdentified = z.array(Identified);

type Identified = z.output<typeof Identified>;

/** Whose order it is. `foreign`: it is in an option or a coin, which is none of our business. */
export type OrderName =
  | { readonly kind: "equity"; readonly brokerId: string; readonly id: OrderId }
  | { readonly kind: "foreign"; readonly brokerId: string };

export const decodeOrderName = (body: unknown): OrderName => nameOf(decoded(Identified, body, "an order"));

export const decodeOrderNames = (body: unknown): readonly OrderName[] =>
  decoded(AllIdentified, body, "orders").map(nameOf);

const nameOf = (wire: Identified): OrderName =>
  wire.asset_class === undefined || wire.asset_class === "us_equity"
    ? { kind: "equity", brokerId: wire.id, id: clientIdOf(wire) }
    : { kind: "foreign", brokerId: wire.id };

/** An order that somebody else placed under an id that could not be ours goes by the broker's id. */
export const clientIdOf = ({ id, client_order_id }: Pick<Identified, "id" | "client_order_id">): OrderId =>
  orderId(/^[\w-]{1,128}$/.test(client_order_id) ? client_order_id : id);

export const isEquity = (body: unknown): boolean => decodeOrderName(body).kind === "equity";
