import { exactly, type Instant, type Quote, type Ticker } from "@alchemiser/domain";
import * as z from "zod";
import { decoded } from "./decoded.ts";
import { wireTicker } from "./fields.ts";

const WireQuote = z.object({ bp: z.number(), bs: z.number(), ap: z.number(), as: z.number() });
const WireQuotes = z.object({ quotes: z.record(wireTicker, WireQuote) });

/**
 * The latest quotes. The answer has just confirmed them, so they count from `at`, and not from when they were made; zero and crossed ones are passed on, for
 * the gate to judge.
 */
export function decodeQuotes(body: unknown, at: Instant): ReadonlyMap<Ticker, Quote> {
  const { quotes } = decoded(WireQuotes, body, "latest quotes");
  return new Map(
    Object.entries(quotes).map(([symbol, { bp, bs, ap, as }]) => [
      decoded(wireTicker, symbol, "latest quotes"),
      { bid: exactly(bp), ask: exactly(ap), bidSize: exactly(bs), askSize: exactly(as), at },
    ]),
  );
}
