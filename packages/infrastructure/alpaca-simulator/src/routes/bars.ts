import { ticker } from "@alchemiser/domain";
import { failed, ok, type Reply } from "../server/reply.ts";
import type { Route, RouteRequest, Simulation } from "../server/route.ts";
import { failure } from "../wire/failures.ts";
import type { WireBar } from "../wire/encode-market-data.ts";
import { adjustmentKinds } from "./adjustment.ts";
import { dailyBarsOf } from "./daily-bars.ts";
import { pageOf, type Page } from "./data-page.ts";
import { pastRefusal } from "./data-refusal.ts";
import { pageRequestOf, rangeOf, symbolsOf } from "./data-query.ts";

const barsOfSymbols: Route = {
  method: "GET",
  path: "/v2/stocks/bars",
  answer: (request, simulation) =>
    answered(request, simulation, ({ points, next }) => ({ bars: points, next_page_token: next })),
};

const barsOfSymbol: Route = {
  method: "GET",
  path: "/v2/stocks/:symbol/bars",
  answer(request, simulation) {
    const symbol = request.params["symbol"] ?? "";
    return answered(request, simulation, ({ points, next }) => ({
      ...{ symbol, bars: points[symbol] ?? [], next_page_token: next },
    }));
  },
};

export const bars: readonly Route[] = [barsOfSymbols, barsOfSymbol];

function answered(request: RouteRequest, simulation: Simulation, shape: (page: Page<WireBar>) => object): Reply {
  const refusal = pastRefusal(request, simulation);
  if (refusal !== undefined) return failed(refusal);
  const adjustments = adjustmentKinds(request.query.get("adjustment"));
  if (adjustments === undefined) return failed(failure(400, 40010001, "invalid adjustment"));
  const timeframe = request.query.get("timeframe") ?? "";
  if (!["1Day", "1D"].includes(timeframe))
    return failed(failure(400, 40010001, `timeframe "${timeframe}" is not simulated: only 1Day is`));
  const { tape, now } = simulation.desk.floor;
  const wanted = { ...rangeOf(request, simulation), now, adjustments };
  const pointsOf = (symbol: string): readonly WireBar[] => dailyBarsOf(tape, ticker(symbol), wanted);
  return ok(shape(pageOf(symbolsOf(request), pointsOf, pageRequestOf(request))));
}
