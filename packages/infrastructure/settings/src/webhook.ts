import * as z from "zod";

const LOOPBACK: readonly string[] = ["127.0.0.1", "[::1]", "localhost"];

/** Whether alerts may go to an address: over the network encrypted only. */
export function isWebhook(text: string): boolean {
  const url = URL.parse(text);
  return url?.protocol === "https:" || (url?.protocol === "http:" && LOOPBACK.includes(url.hostname));
}

/** What a webhook must be. What was said instead is not told back: the path of a webhook is its key. */
export const WEBHOOK_EXPECTS = "must be an address that begins with https://";

/** Where alerts go, as people write it down. */
export const WEBHOOK: z.ZodType<string, string> = z.string({ error: WEBHOOK_EXPECTS }).refine(isWebhook, {
  error: WEBHOOK_EXPECTS,
});
