import { newYorkDate } from "@alchemiser/domain";
import type { AccountEntry } from "../floor/trading-floor.ts";
import { ok, type Reply } from "../server/reply.ts";
import type { Route, Simulation } from "../server/route.ts";
import { encodeActivity, isTrade, momentOfEntry, type WireActivity } from "../wire/encode-activity.ts";
import { momentOf } from "./order-lookup.ts";

const LARGEST_PAGE = 100;
const CASH_TRANSFERS = ["CSD", "CSW"];

const listActivities: Route = {
  method: "GET",
  path: "/v2/account/activities",
  answer: ({ query }, simulation) => page(query, query.get("activity_types")?.split(","), simulation),
};

const listActivitiesOfType: Route = {
  method: "GET",
  path: "/v2/account/activities/:type",
  answer: ({ query, params }, simulation) => page(query, [params["type"] ?? ""], simulation),
};

export const activities: readonly Route[] = [listActivities, listActivitiesOfType];

/** Newest first, unless `direction=asc`; a page goes on behind the activity that `page_token` names. */
function page(query: URLSearchParams, types: readonly string[] | undefined, { desk }: Simulation): Reply {
  const { history } = desk.floor;
  const wanted = types?.flatMap((type) => (type === "TRANS" ? CASH_TRANSFERS : [type]));
  const size = Math.min(Number(query.get("page_size") ?? LARGEST_PAGE), LARGEST_PAGE);
  const isInRange = rangeOf(query);
  const category = query.get("category");
  const isOfCategory = (entry: AccountEntry): boolean =>
    category === null || (category === "trade_activity") === isTrade(entry);
  const isWanted = ({ activity_type: type }: WireActivity): boolean => wanted?.includes(type) ?? true;
  const isAscending = query.get("direction") === "asc";
  const token = query.get("page_token");
  const isAfterLast = ({ id }: WireActivity): boolean => token === null || (isAscending ? id > token : id < token);
  const shown = history
    .flatMap((entry, position) => (isOfCategory(entry) && isInRange(entry) ? encodeActivity(entry, position) : []))
    .filter((activity) => isWanted(activity) && isAfterLast(activity))
    .toSorted((one, other) => (one.id < other.id === isAscending ? -1 : 1));
  return ok(shown.slice(0, size));
}

function rangeOf(query: URLSearchParams): (entry: AccountEntry) => boolean {
  const after = momentOf(query.get("after")) ?? Number.NEGATIVE_INFINITY;
  const until = momentOf(query.get("until")) ?? Number.POSITIVE_INFINITY;
  const date = query.get("date")?.slice(0, 10);
  return (entry) => {
    const at = momentOfEntry(entry);
    return at > after && at < until && (date === undefined || newYorkDate(at) === date);
  };
}
