import {
  instant,
  money,
  price,
  ticker,
  type Instant,
  type Money,
  type OrderRequest,
  type Price,
  type Ticker,
} from "@alchemiser/domain";
import * as z from "zod";
import { parseJson } from "../wire/parse-json.ts";
import { decodeRequest } from "../wire/decode-order.ts";
import { encodeRequest } from "../wire/encode-order.ts";

/** All that can change an account from outside, and when it did. */
export type DeskInput =
  | { readonly kind: "submit"; readonly at: Instant; readonly request: OrderRequest }
  | { readonly kind: "replace"; readonly at: Instant; readonly brokerId: string; readonly request: OrderRequest }
  | { readonly kind: "cancel"; readonly at: Instant; readonly brokerId: string }
  | { readonly kind: "transfer"; readonly at: Instant; readonly amount: Money }
  | { readonly kind: "rename"; readonly at: Instant; readonly ticker: Ticker; readonly to: Ticker }
  /** Without a price it is taken back. */
  | { readonly kind: "amend"; readonly at: Instant; readonly executionId: string; readonly price?: Price | undefined }
  /** Nothing but time has passed. */
  | { readonly kind: "time"; readonly at: Instant };

/** One line of JSON. Orders are written as they are posted. */
export const encodeInput = (input: DeskInput): string =>
  JSON.stringify("request" in input ? { ...input, request: encodeRequest(input.request) } : input);

const moment = z.int().transform(instant);
const request = z.unknown().transform((body, context): OrderRequest => {
  const decoded = decodeRequest(body, () => "");
  if (decoded.outcome === "decoded") return decoded.value;
  context.addIssue(decoded.failure.body.message);
  return z.NEVER;
});
const symbol = z.string().transform(ticker);
const Input: z.ZodType<DeskInput> = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("submit"), at: moment, request }),
  z.object({ kind: z.literal("replace"), at: moment, brokerId: z.string(), request }),
  z.object({ kind: z.literal("cancel"), at: moment, brokerId: z.string() }),
  z.object({ kind: z.literal("transfer"), at: moment, amount: z.string().transform(money) }),
  z.object({ kind: z.literal("rename"), at: moment, ticker: symbol, to: symbol }),
  z.object({
    kind: z.literal("amend"),
    at: moment,
    executionId: z.string(),
    price: z.string().transform(price).optional(),
  }),
  z.object({ kind: z.literal("time"), at: moment }),
]);

/** Reads what `encodeInput` writes; undefined for anything else. */
export function decodeInput(line: string): DeskInput | undefined {
  const json = parseJson(line);
  const input = json.outcome === "parsed" ? Input.safeParse(json.value) : undefined;
  return input?.data;
}
