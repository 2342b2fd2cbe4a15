import { instant, type Instant } from "@alchemiser/domain";
import type { AlpacaReply } from "./alpaca-transport.ts";

const TOO_MANY_REQUESTS = 429;
/** No answer may silence us for longer than this, whatever it says. */
const LONGEST_MS = 300_000;

/**
 * Until when Alpaca wants no more calls: what `Retry-After` says, in seconds or as a date, and else the end of the
 * minute that is counted, when the answer was 429 or says that nothing remains of that minute.
 */
export function closedUntil(reply: AlpacaReply, now: Instant): Instant | undefined {
  const epochMs = Math.ceil(openingOf(reply, now));
  return Number.isSafeInteger(epochMs) ? instant(Math.min(epochMs, now + LONGEST_MS)) : undefined;
}

function openingOf({ status, headers }: AlpacaReply, now: Instant): number {
  const retryAfter = headers.get("retry-after");
  if (retryAfter !== undefined && status >= 400)
    return /^\d+$/.test(retryAfter) ? now + Number(retryAfter) * 1000 : Date.parse(retryAfter);
  const isSpent = status === TOO_MANY_REQUESTS || headers.get("x-ratelimit-remaining") === "0";
  return isSpent ? Number(headers.get("x-ratelimit-reset") ?? Number.NaN) * 1000 : Number.NaN;
}
