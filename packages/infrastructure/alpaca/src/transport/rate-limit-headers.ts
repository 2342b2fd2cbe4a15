import { instant, type Instant } from "@alchemiser/domain";
import type { AlpacaReply } from "./alpaca-transport.ts";

const TOO_MANY_REQUESTS = 429;

/**
 * Until when Alpaca wants no more calls: what `Retry-After` says, in seconds or as a date, and else the end of the
 * minute that is counted, when the answer was 429 or says that nothing remains of that minute.
 */
export function closedUntil({ status, headers }: AlpacaReply, now: Instant): Instant | undefined {
  const retryAfter = headers.get("retry-after");
  if (retryAfter !== undefined && status >= 400) return whenever(retryAfter, now);
  if (status !== TOO_MANY_REQUESTS && headers.get("x-ratelimit-remaining") !== "0") return undefined;
  const reset = Number(headers.get("x-ratelimit-reset") ?? Number.NaN);
  return wholeMs(reset * 1000);
}

const whenever = (text: string, now: Instant): Instant | undefined =>
  wholeMs(/^\d+$/.test(text) ? now + Number(text) * 1000 : Date.parse(text));

const wholeMs = (ms: number): Instant | undefined =>
  Number.isSafeInteger(Math.ceil(ms)) ? instant(Math.ceil(ms)) : undefined;
