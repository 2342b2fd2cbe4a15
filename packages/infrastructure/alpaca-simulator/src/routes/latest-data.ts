import { instant, type Instant, type Ticker } from "@alchemiser/domain";
import { latestMinute } from "../floor/minute-bar.ts";
import type { Tape } from "../floor/tape.ts";
import { failed, ok } from "../server/reply.ts";
import type { Route, RouteRequest, Simulation } from "../server/route.ts";
import { encodeBar, encodeQuote, encodeTrade } from "../wire/encode-market-data.ts";
import { notFound } from "../wire/failures.ts";
import { dailyBarsOf } from "./daily-bars.ts";
import { latestRefusal } from "./data-refusal.ts";
import { symbolsOf } from "./data-query.ts";

/** No two sessions in a row lie further back. */
const FORTNIGHT = 14 * 24 * 60 * 60_000;

/** What is known of a symbol now; undefined when it does not trade. */
type Latest = (tape: Tape, ticker: Ticker, now: Instant) => object | undefined;

const latestQuote: Latest = (tape, ticker, now) => {
  const quote = tape.quote(ticker, now);
  return quote && encodeQuote(quote);
};

const latestTrade: Latest = (tape, ticker, now) => {
  const trade = tape.trade(ticker, now);
  return trade && encodeTrade(trade);
};

const latestBar: Latest = (tape, ticker, now) => {
  const minute = latestMinute(tape, ticker, now);
  return minute && encodeBar(minute.at, minute);
};

const snapshot: Latest = (tape, ticker, now) => {
  const quote = latestQuote(tape, ticker, now);
  if (quote === undefined) return undefined;
  const from = instant(now - FORTNIGHT);
  const [before, today] = dailyBarsOf(tape, ticker, { from, until: now, now, adjustments: ["raw"] }).slice(-2);
  return {
    latestTrade: latestTrade(tape, ticker, now),
    latestQuote: quote,
    minuteBar: latestBar(tape, ticker, now),
    dailyBar: today,
    prevDailyBar: before,
  };
};

/** A route for many symbols: what `shape` makes of what is latest, by symbol. */
const forMany = (path: string, latest: Latest, shape: (found: BySymbol) => object): Route => ({
  method: "GET",
  path,
  answer(request, simulation) {
    const refusal = latestRefusal(request, simulation);
    return refusal === undefined ? ok(shape(latestOf(request, simulation, latest))) : failed(refusal);
  },
});

/** A route for the one symbol in its path. */
const forOne = (path: string, latest: Latest, shape: (found: object) => object): Route => ({
  method: "GET",
  path,
  answer(request, simulation) {
    const symbol = request.params["symbol"] ?? "";
    const refusal = latestRefusal(request, simulation);
    if (refusal !== undefined) return failed(refusal);
    const found = latestOf(request, simulation, latest)[symbol];
    return found === undefined ? failed(notFound(`data of ${symbol}`)) : ok({ symbol, ...shape(found) });
  },
});

const routesFor = (plural: string, singular: string, latest: Latest): readonly Route[] => [
  forMany(`/v2/stocks/${plural}/latest`, latest, (found) => ({ [plural]: found })),
  forOne(`/v2/stocks/:symbol/${plural}/latest`, latest, (found) => ({ [singular]: found })),
];

export const latestData: readonly Route[] = [
  ...routesFor("quotes", "quote", latestQuote),
  ...routesFor("trades", "trade", latestTrade),
  ...routesFor("bars", "bar", latestBar),
  forMany("/v2/stocks/snapshots", snapshot, (found) => found),
  forOne("/v2/stocks/:symbol/snapshot", snapshot, (found) => found),
];

type BySymbol = Readonly<Record<string, object>>;

/** By symbol; only those that trade. */
function latestOf(request: RouteRequest, { desk: { floor } }: Simulation, latest: Latest): BySymbol {
  const found: Record<string, object> = {};
  for (const ticker of symbolsOf(request)) {
    const value = latest(floor.tape, ticker, floor.now);
    if (value !== undefined) found[ticker] = value;
  }
  return found;
}
