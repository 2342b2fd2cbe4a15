import { instant, type Instant, type Ticker } from "@alchemiser/domain";
import { latestMinute } from "../floor/minute-bar.ts";
import type { Tape } from "../floor/tape.ts";
import { failed, ok } from "../server/reply.ts";
import type { Route, RouteRequest, Simulation } from "../server/route.ts";
import { encodeBar, encodeQuote, encodeTrade } from "../wire/encode-market-data.ts";
import { notFound } from "../wire/failures.ts";
import { dailyBarsOf } from "./daily-bars.ts";
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

/** A route for many symbols and one for one, as Alpaca has them for everything that is latest. */
const latestRoutes = (plural: string, singular: string, latest: Latest): readonly Route[] => [
  {
    method: "GET",
    path: `/v2/stocks/${plural}/latest`,
    answer: (request, simulation) => ok({ [plural]: latestOf(request, simulation, latest) }),
  },
  {
    method: "GET",
    path: `/v2/stocks/:symbol/${plural}/latest`,
    answer(request, simulation) {
      const symbol = request.params["symbol"] ?? "";
      const found = latestOf(request, simulation, latest)[symbol];
      return found === undefined ? failed(notFound(`${singular} of ${symbol}`)) : ok({ symbol, [singular]: found });
    },
  },
];

const snapshots: Route = {
  method: "GET",
  path: "/v2/stocks/snapshots",
  answer: (request, simulation) => ok(latestOf(request, simulation, snapshot)),
};

const snapshotOfSymbol: Route = {
  method: "GET",
  path: "/v2/stocks/:symbol/snapshot",
  answer(request, simulation) {
    const symbol = request.params["symbol"] ?? "";
    const found = latestOf(request, simulation, snapshot)[symbol];
    return found === undefined ? failed(notFound(`snapshot of ${symbol}`)) : ok({ symbol, ...found });
  },
};

export const latestData: readonly Route[] = [
  ...latestRoutes("quotes", "quote", latestQuote),
  ...latestRoutes("trades", "trade", latestTrade),
  ...latestRoutes("bars", "bar", latestBar),
  snapshots,
  snapshotOfSymbol,
];

/** By symbol; only those that trade. */
function latestOf(
  request: RouteRequest,
  { desk: { floor } }: Simulation,
  latest: Latest,
): Readonly<Record<string, object>> {
  const found: Record<string, object> = {};
  for (const ticker of symbolsOf(request)) {
    const value = latest(floor.tape, ticker, floor.now);
    if (value !== undefined) found[ticker] = value;
  }
  return found;
}
