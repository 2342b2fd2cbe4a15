import { UnexpectedAnswer, type ActivityPage } from "@alchemiser/application";
import { instant, MINUTE_MS, type Activity } from "@alchemiser/domain";
import type { FillNaming } from "./fill-naming.ts";
import type { AlpacaCalls } from "./transport/alpaca-calls.ts";
import { decodeCursor, encodeCursor, type HistoryCursor } from "./history-cursor.ts";
import { ACTIVITIES_PAGE, type AlpacaOperation } from "./transport/alpaca-operation.ts";
import {
  bookedAt,
  decodeActivity,
  decodePage,
  paymentFor,
  type RecordedActivity,
  type RecordedFill,
  type WireActivity,
} from "./wire/decode-activity.ts";
import { reorganizationOf, unknownActivity, type ReorganizationLeg } from "./wire/reorganizations.ts";

/** Where an account's history is read. */
export interface HistorySource {
  readonly calls: AlpacaCalls;
  readonly naming: FillNaming;
}

/** How long before the last change it is looked for others: not every one is listed as soon as it is booked. */
const OVERLAP_MS = 6 * 60 * MINUTE_MS;

/**
 * What happened in the account after `cursor`, or ever without one: all pages of it. Changes that were told already may be
 * told again.
 */
export async function accountHistory(
  { calls, naming }: HistorySource,
  cursor: string | undefined,
  signal: AbortSignal | undefined,
): Promise<ActivityPage> {
  const { execution, since, booked } = decodeCursor(cursor);
  const bookedAfter = booked === undefined ? undefined : instant(booked - OVERLAP_MS);
  const [executions, listed] = await Promise.all([
    entriesOf(calls, (afterId) => ({ name: "executions", afterId: afterId ?? execution }), signal),
    entriesOf(calls, (afterId) => ({ name: "account-changes", bookedAfter, afterId }), signal),
  ]);
  const changes = listed.filter((entry) => since === undefined || (bookedAt(entry) ?? Infinity) > since);
  const recorded = [...executions, ...changes].map(decodeActivity);
  const { fills, foreign } = await naming.named(recorded.flatMap(fillIn), signal);
  const activities = [...foreign.map((fill) => paymentFor(fill)), ...(await activitiesIn(recorded, naming, signal))];
  const last = Math.max(booked ?? 0, ...changes.map((entry) => bookedAt(entry) ?? 0));
  const reached: HistoryCursor = {
    execution: executions.at(-1)?.id ?? execution,
    since: cursor === undefined && last > 0 ? instant(last) : since,
    booked: last > 0 ? instant(last) : undefined,
  };
  return { fills, activities, cursor: encodeCursor(reached) };
}

/** All pages of a list. */
async function entriesOf(
  calls: AlpacaCalls,
  question: (afterId: string | undefined) => AlpacaOperation,
  signal: AbortSignal | undefined,
): Promise<readonly WireActivity[]> {
  const entries: WireActivity[] = [];
  let afterId: string | undefined;
  for (;;) {
    const page = decodePage((await calls.ask(question(afterId), signal)).body);
    entries.push(...page);
    if (page.length < ACTIVITIES_PAGE) return entries;
    const lastId = page.at(-1)?.id;
    if (lastId === afterId) throw new UnexpectedAnswer("Alpaca's list of activities repeats itself");
    afterId = lastId;
  }
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
        const [named] = fills;
        activities.push(
          named === undefined
            ? unknownActivity({ id, type: kind }, `concerns "${fill.ticker}", which is no share of ours`)
            : { kind, id, at, fill: named },
        );
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
