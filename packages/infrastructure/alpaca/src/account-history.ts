import { UnexpectedAnswer, type ActivityPage } from "@alchemiser/application";
import type { Activity, Fill } from "@alchemiser/domain";
import type { FillNaming } from "./fill-naming.ts";
import type { AlpacaCalls } from "./transport/alpaca-calls.ts";
import { ACTIVITIES_PAGE } from "./transport/alpaca-operation.ts";
import { decodeActivity, decodePage, type RecordedActivity, type WireActivity } from "./wire/decode-activity.ts";

/**
 * What happened in the account after `cursor`, all pages of it. Without one it is the past of an account before any ledger:
 * what nobody understands of that is no reason never to begin.
 *
 * @throws UnexpectedAnswer for an activity after `cursor` that is not known, by its name
 */
export async function accountHistory(
  { calls, naming }: { readonly calls: AlpacaCalls; readonly naming: FillNaming },
  cursor: string | undefined,
  signal: AbortSignal | undefined,
): Promise<ActivityPage> {
  const fills: Fill[] = [];
  const activities: Activity[] = [];
  let afterId = cursor;
  for (let isLast = false; !isLast;) {
    const page = decodePage((await calls.ask({ name: "activities", afterId }, signal)).body);
    const lastId = page.at(-1)?.id;
    if (lastId !== undefined && lastId === afterId)
      throw new UnexpectedAnswer("Alpaca's list of activities repeats itself");

    const recorded = cursor === undefined ? page.flatMap((entry) => legible(entry) ?? []) : page.map(decodeActivity);
    const told = recorded.flatMap((entry) => (entry.kind === "fill" ? [entry.fill] : []));
    fills.push(...(await naming.named(told, signal)));
    activities.push(...recorded.flatMap((entry) => (entry.kind === "change" ? [entry.activity] : [])));
    isLast = page.length < ACTIVITIES_PAGE;
    afterId = lastId ?? afterId;
  }
  return { fills, activities, cursor: afterId };
}

/** Nothing for an entry that is not known. */
function legible(entry: WireActivity): RecordedActivity | undefined {
  try {
    return decodeActivity(entry);
  } catch (cause) {
    if (cause instanceof UnexpectedAnswer) return undefined;
    throw cause;
  }
}
