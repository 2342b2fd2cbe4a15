import { instant, newYorkDate, sessionsBetween, ticker, type Instant, type Ticker } from "@alchemiser/domain";
import type { Tape } from "../floor/tape.ts";
import { tradingDay } from "../floor/trading-day.ts";
import { failed, ok, type Reply } from "../server/reply.ts";
import type { Route, RouteRequest, Simulation } from "../server/route.ts";
import { encodeQuote, encodeTrade, type WirePoint } from "../wire/encode-market-data.ts";
import { pageOf, type Page } from "./data-page.ts";
import { pastRefusal } from "./data-refusal.ts";
import { pageRequestOf, rangeOf, symbolsOf, type Range } from "./data-query.ts";

const MINUTE = 60_000;

/** What the tape shows of a symbol at a moment; nothing when it does not trade. */
type Sample = (tape: Tape, ticker: Ticker, now: Instant) => readonly WirePoint[];

const quoteAt: Sample = (tape, symbol, now) => {
  const quote = tape.quote(symbol, now);
  return quote === undefined ? [] : [encodeQuote(quote)];
};

const tradeAt: Sample = (tape, symbol, now) => {
  const trade = tape.trade(symbol, now);
  return trade === undefined ? [] : [encodeTrade(trade)];
};

/** Quotes and trades of the past are kept one a minute, in regular hours. */
export const tickHistory: readonly Route[] = [...routesFor("quotes", quoteAt), ...routesFor("trades", tradeAt)];

function routesFor(name: string, sample: Sample): readonly Route[] {
  const answered = (request: RouteRequest, simulation: Simulation, shape: Shape): Reply => {
    const refusal = pastRefusal(request, simulation);
    return refusal === undefined ? ok(shape(samples(request, simulation, sample))) : failed(refusal);
  };
  const many: Route = {
    method: "GET",
    path: `/v2/stocks/${name}`,
    answer: (request, simulation) =>
      answered(request, simulation, ({ points, next }) => ({ [name]: points, next_page_token: next })),
  };
  const one: Route = {
    method: "GET",
    path: `/v2/stocks/:symbol/${name}`,
    answer(request, simulation) {
      const symbol = request.params["symbol"] ?? "";
      return answered(request, simulation, ({ points, next }) => ({
        ...{ symbol, [name]: points[symbol] ?? [], next_page_token: next },
      }));
    },
  };
  return [many, one];
}

type Shape = (page: Page<WirePoint>) => object;

function samples(request: RouteRequest, simulation: Simulation, sample: Sample): Page<WirePoint> {
  const { tape } = simulation.desk.floor;
  const minutes = minutesOf(rangeOf(request, simulation));
  const pointsOf = (symbol: string): readonly WirePoint[] =>
    minutes.flatMap((minute) => sample(tape, ticker(symbol), minute));
  return pageOf(symbolsOf(request), pointsOf, pageRequestOf(request));
}

/** Every minute of regular hours in a range. */
function minutesOf({ from, until }: Range): readonly Instant[] {
  const minutes: Instant[] = [];
  for (const session of sessionsBetween(newYorkDate(from), newYorkDate(until))) {
    const { open, close } = tradingDay(session);
    for (let minute = Math.max(open, Math.ceil(from / MINUTE) * MINUTE); minute < close; minute += MINUTE)
      if (minute <= until) minutes.push(instant(minute));
  }
  return minutes;
}
