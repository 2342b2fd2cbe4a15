import * as z from "zod";

/** Why Alpaca says no, in its words. */
export interface WireRefusal {
  readonly code: string;
  readonly message: string;
}

const Refusal = z.object({ code: z.number().optional(), message: z.string() });

/** Nothing, when the body is not in the form of Alpaca's refusals: then somebody in between may have said it. */
export function decodeRefusal(body: unknown): WireRefusal | undefined {
  const { success, data } = Refusal.safeParse(body);
  return success ? { code: String(data.code ?? ""), message: data.message } : undefined;
}
