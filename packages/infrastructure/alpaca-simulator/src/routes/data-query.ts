import { instant, isTicker, newYorkDate, newYorkInstant, type Instant, type Ticker } from "@alchemiser/domain";
import type { RouteRequest, Simulation } from "../server/route.ts";
import { momentOf } from "./order-lookup.ts";
import type { PageRequest } from "./data-page.ts";
import { HELD_BACK_MS, isHeldBack } from "./data-refusal.ts";

const LIMIT = 1000;
const LARGEST_LIMIT = 10_000;

/** The symbols of a query or of the path, once each and in alphabetical order; unknown ones have no data. */
export function symbolsOf({ params, query }: RouteRequest): readonly Ticker[] {
  const names = params["symbol"] ?? query.get("symbols") ?? "";
  return [...new Set(names.split(","))].filter(isTicker).toSorted();
}

export function pageRequestOf({ query }: RouteRequest): PageRequest {
  const limit = Math.min(Math.max(Number(query.get("limit") ?? LIMIT), 1), LARGEST_LIMIT);
  return { limit, token: query.get("page_token") ?? undefined };
}

/** From when until when, both included: from the beginning of today until now unless the query says more. */
export interface Range {
  readonly from: Instant;
  readonly until: Instant;
}

export function rangeOf(request: RouteRequest, simulation: Simulation): Range {
  const { query } = request;
  const { now } = simulation.desk;
  const latest = isHeldBack(request, simulation) ? now - HELD_BACK_MS : now;
  const until = endOf(query.get("end")) ?? latest;
  return {
    from: instant(momentOf(query.get("start")) ?? newYorkInstant(newYorkDate(now), 0)),
    until: instant(Math.min(until, latest)),
  };
}

/** A plain day as an end includes that day. */
function endOf(text: string | null): number | undefined {
  const moment = momentOf(text);
  return moment === undefined || text?.length !== 10 ? moment : moment + 24 * 60 * 60_000 - 1;
}
