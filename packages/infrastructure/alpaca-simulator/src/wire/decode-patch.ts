import { quantity, type Quantity } from "@alchemiser/domain";
import * as z from "zod";
import { amount, type Decoded } from "./decode-order.ts";
import { formatRefusal } from "./failures.ts";

const Patch = z
  .object({
    qty: amount.nullish(),
    limit_price: amount.nullish(),
    stop_price: amount.nullish(),
    time_in_force: z.enum(["day", "gtc", "opg", "cls", "ioc", "fok"]).nullish(),
    client_order_id: z
      .string()
      .regex(/^[\w-]{1,128}$/)
      .nullish(),
  })
  .transform(({ qty, ...rest }) => ({ ...rest, quantity: typeof qty === "string" ? quantity(qty) : undefined }));

/** The body of `PATCH /v2/orders/{id}`: what is left out stays as it is. */
export type OrderPatch = z.infer<typeof Patch> & { readonly quantity: Quantity | undefined };

export function decodePatch(body: unknown): Decoded<OrderPatch> {
  const parsed = Patch.safeParse(body);
  if (parsed.success) return { outcome: "decoded", value: parsed.data };
  return { outcome: "refused", failure: formatRefusal(`invalid ${parsed.error.issues[0]?.path.join(".") ?? "patch"}`) };
}
