import { quantity, scaled, weight, type Position, type Ticker } from "@alchemiser/domain";
import { lastCloseOf, priceOf } from "../desk/valuation.ts";
import { failed, multiStatus, ok, type Reply } from "../server/reply.ts";
import type { Route, Simulation } from "../server/route.ts";
import { encodePosition } from "../wire/encode-position.ts";
import { decodeRequest } from "../wire/decode-order.ts";
import { formatRefusal, notFound } from "../wire/failures.ts";
import { freshId, replyTo } from "./post-order.ts";

type Held = readonly [Ticker, Position];

const listPositions: Route = {
  method: "GET",
  path: "/v2/positions",
  answer: (_request, simulation) => ok(held(simulation).map((position) => shown(position, simulation))),
};

const readPosition: Route = {
  method: "GET",
  path: "/v2/positions/:symbol",
  answer({ params }, simulation) {
    const position = held(simulation).find(([ticker]) => ticker === params["symbol"]);
    return position === undefined ? failed(notFound("position")) : ok(shown(position, simulation));
  },
};

const closePosition: Route = {
  method: "DELETE",
  path: "/v2/positions/:symbol",
  answer({ params, query }, simulation) {
    const position = held(simulation).find(([ticker]) => ticker === params["symbol"]);
    if (position === undefined) return failed(notFound("position"));
    const part = partOf(position[1], query);
    return part === undefined
      ? failed(formatRefusal("invalid qty or percentage"))
      : sell(position[0], part, simulation);
  },
};

const closeAll: Route = {
  method: "DELETE",
  path: "/v2/positions",
  answer({ query }, simulation) {
    const { desk } = simulation;
    if (query.get("cancel_orders") === "true")
      for (const { brokerId } of desk.floor.exchange.orders.working) desk.cancel(brokerId);
    const sales = held(simulation).map(([symbol, position]) => {
      const { status, body } = sell(symbol, position.quantity.toString(), simulation);
      return { symbol, status, body };
    });
    return multiStatus(sales);
  },
};

export const positions: readonly Route[] = [listPositions, readPosition, closePosition, closeAll];

const held = ({ desk }: Simulation): readonly Held[] => [...desk.floor.exchange.positions];

function shown([ticker, position]: Held, { desk: { floor } }: Simulation): object {
  const price = priceOf(floor, ticker, position);
  const lastClose = lastCloseOf(floor, ticker) ?? price;
  return encodePosition({ ticker, position, available: floor.exchange.freeShares(ticker), price, lastClose });
}

/** The shares that `qty` or `percentage` means; all of them without either. */
function partOf({ quantity: all }: Position, query: URLSearchParams): string | undefined {
  const shares = query.get("qty");
  const percentage = query.get("percentage");
  const given = shares ?? percentage ?? "100";
  if (!/^\d{1,12}(\.\d{1,7})?$/.test(given)) return undefined;
  if (shares !== null) return shares;
  const hundredth = scaled(quantity(given), weight("0.01")).toString();
  return scaled(all, weight(hundredth)).toString();
}

function sell(symbol: Ticker, qty: string, simulation: Simulation): Reply {
  const order = { symbol, qty, side: "sell", type: "market", time_in_force: "day" };
  const decoded = decodeRequest(order, () => freshId(simulation));
  if (decoded.outcome === "refused") return failed(decoded.failure);
  return replyTo(simulation.desk.submit(decoded.value), decoded.value, simulation);
}
