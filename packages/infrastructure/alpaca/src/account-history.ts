import { UnexpectedAnswer, type ActivityPage } from "@alchemiser/application";
import type { Activity, Fill } from "@alchemiser/domain";
import type { FillNaming } from "./fill-naming.ts";
import type { AlpacaCalls } from "./transport/alpaca-calls.ts";
import { ACTIVITIES_PAGE } from "./transport/alpaca-operation.ts";
import {
  decodeActivity,
  decodePage,
  paymentFor,
  type RecordedActivity,
  type RecordedFill,
} from "./wire/decode-activity.ts";
import { reorganizationOf, type ReorganizationLeg } from "./wire/reorganizations.ts";

/** Where an account's history is read. */
export interface HistorySource {
  readonly calls: AlpacaCalls;
  readonly naming: FillNaming;
}

/** What happened in the account after `cursor`, or ever without one: all pages of it. */
export async function accountHistory(
  { calls, naming }: HistorySource,
  cursor: string | undefined,
  signal: AbortSignal | undefined,
): Promise<ActivityPage> {
  const fills: Fill[] = [];
  const activities: Activity[] = [];
  const recorded: RecordedActivity[] = [];
  let afterId = cursor;
  for (let isLast = false; !isLast;) {
    const page = decodePage((await calls.ask({ name: "activities", afterId }, signal)).body);
    const lastId = page.at(-1)?.id;
    if (lastId !== undefined && lastId === afterId)
      throw new UnexpectedAnswer("Alpaca's list of activities repeats itself");

    const entries = page.map(decodeActivity);
    const named = await naming.named(entries.flatMap(fillIn), signal);
    fills.push(...named.fills);
    activities.push(...named.foreign.map((fill) => paymentFor(fill)));
    recorded.push(...entries);
    isLast = page.length < ACTIVITIES_PAGE;
    afterId = lastId ?? afterId;
  }
  activities.push(...(await activitiesIn(recorded, naming, signal)));
  return { fills, activities, cursor: afterId };
}

const fillIn = (entry: RecordedActivity): readonly RecordedFill[] => (entry.kind === "fill" ? [entry.fill] : []);

/** All that are no fills, in their order. Legs that belong together are one, where the first of them stands. */
async function activitiesIn(
  recorded: readonly RecordedActivity[],
  naming: FillNaming,
  signal: AbortSignal | undefined,
): Promise<readonly Activity[]> {
  const groups = groupsOf(recorded.flatMap((entry) => (entry.kind === "leg" ? [entry.leg] : [])));
  const activities: Activity[] = [];
  for (const entry of recorded)
    switch (entry.kind) {
      case "change":
        activities.push(entry.activity);
        break;
      case "leg": {
        const group = groups.get(entry.leg.group);
        if (group?.[0] === entry.leg) activities.push(reorganizationOf(group));
        break;
      }
      case "amendment": {
        const { as: kind, fill } = entry;
        const { id, at } = fill;
        const { fills } = await naming.named([fill], signal);
        activities.push(...fills.map((named): Activity => ({ kind, id, at, fill: named })));
        break;
      }
      case "fill":
        break;
    }
  return activities;
}

type Group = [ReorganizationLeg, ...ReorganizationLeg[]];

function groupsOf(legs: readonly ReorganizationLeg[]): ReadonlyMap<string, Group> {
  const groups = new Map<string, Group>();
  for (const leg of legs) {
    const group = groups.get(leg.group);
    if (group === undefined) groups.set(leg.group, [leg]);
    else group.push(leg);
  }
  return groups;
}
