import { UnexpectedAnswer, type ActivityPage } from "@alchemiser/application";
import type { Activity, Fill } from "@alchemiser/domain";
import type { FillNaming } from "./fill-naming.ts";
import type { AlpacaCalls } from "./transport/alpaca-calls.ts";
import { ACTIVITIES_PAGE } from "./transport/alpaca-operation.ts";
import { decodeActivity, decodePage } from "./wire/decode-activity.ts";

/** What happened in the account after `cursor`, all pages of it. */
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

    const recorded = page.map(decodeActivity);
    const told = recorded.flatMap((entry) => (entry.kind === "fill" ? [entry.fill] : []));
    fills.push(...(await naming.named(told, signal)));
    activities.push(...recorded.flatMap((entry) => (entry.kind === "change" ? [entry.activity] : [])));
    isLast = page.length < ACTIVITIES_PAGE;
    afterId = lastId ?? afterId;
  }
  return { fills, activities, cursor: afterId };
}
