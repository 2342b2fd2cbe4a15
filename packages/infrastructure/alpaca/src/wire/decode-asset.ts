import type { Asset } from "@alchemiser/domain";
import * as z from "zod";
import { decoded } from "./decoded.ts";
import { wireTicker } from "./fields.ts";

const WireAsset = z.object({
  symbol: wireTicker,
  status: z.enum(["active", "inactive"]),
  tradable: z.boolean(),
  fractionable: z.boolean(),
});

export function decodeAsset(body: unknown): Asset {
  const { symbol, status, tradable, fractionable } = decoded(WireAsset, body, "an asset");
  return { ticker: symbol, isTradable: tradable && status === "active", isFractionable: fractionable };
}
