import * as z from "zod";

const LOOPBACK: readonly string[] = ["127.0.0.1", "[::1]", "localhost"];

/** What `fetch` never connects to, of the ports that somebody might choose: those of other services. */
const BLOCKED_PORTS: ReadonlySet<string> = new Set(
  ["21", "22", "23", "25", "53", "110", "143", "465", "587", "993", "995", "2049", "4190", "5060", "5061"].concat([
    "6000",
    "6566",
    "6665",
    "6666",
    "6667",
    "6668",
    "6669",
    "6679",
    "6697",
    "10080",
  ]),
);

/** Whether alerts may go to an address: over the network encrypted only. */
export function isWebhook(text: string): boolean {
  const url = URL.parse(text);
  if (url === null || url.username !== "" || url.password !== "" || BLOCKED_PORTS.has(url.port)) return false;
  return url.protocol === "https:" || (url.protocol === "http:" && LOOPBACK.includes(url.hostname));
}

/** What a webhook must be. What was said instead is not told back: the path of a webhook is its key. */
export const WEBHOOK_EXPECTS =
  "must be an address that begins with https://, without a password or another service's port";

/** Where alerts go, as people write it down. */
export const WEBHOOK: z.ZodType<string, string> = z.string({ error: WEBHOOK_EXPECTS }).refine(isWebhook, {
  error: WEBHOOK_EXPECTS,
});
