import type { RouteRequest, Simulation } from "../server/route.ts";
import { failure, type WireFailure } from "../wire/failures.ts";
import { momentOf } from "./order-lookup.ts";

/** How long Alpaca's basic plan holds back what the consolidated feed says. */
export const HELD_BACK_MS = 15 * 60_000;

const RECENT_DATA = failure(403, 42210000, "subscription does not permit querying recent SIP data");

/** Whether the question is about the consolidated feed, and the account does not pay to hear it at once. */
export const isHeldBack = ({ query }: RouteRequest, { settings }: Simulation): boolean =>
  settings.dataPlan === "basic" && (query.get("feed") ?? "sip") === "sip";

/** Why a question about the past is not answered. */
export function pastRefusal(request: RouteRequest, simulation: Simulation): WireFailure | undefined {
  if (request.query.get("sort") === "desc") return failure(400, 40010001, "sort=desc is not simulated");
  const end = momentOf(request.query.get("end"));
  const isRecent = end !== undefined && end > simulation.desk.now - HELD_BACK_MS;
  return isRecent && isHeldBack(request, simulation) ? RECENT_DATA : undefined;
}

/** Why a question about what is latest is not answered: on the basic plan it is answered from one venue. */
export const latestRefusal = ({ query }: RouteRequest, { settings }: Simulation): WireFailure | undefined =>
  settings.dataPlan === "basic" && query.get("feed") === "sip" ? RECENT_DATA : undefined;
