import type { LedgerRecord } from "@alchemiser/domain";
import { suggestion } from "../did-you-mean.ts";

/** A moment of a run at which the process is to kill itself: the n-th time that it passes there. */
export interface Failpoint {
  readonly name: string;
  readonly passing: number;
}

export type FailpointReading =
  | { readonly outcome: "read"; readonly failpoint: Failpoint }
  | { readonly outcome: "refused"; readonly reason: string };

/** Where a run can be cut, by port and method: each has a point before it begins and one after it has ended. */
export const CUTS = {
  ledger: { records: "recall", decision: "decision", freeze: "freeze" },
  broker: {
    watch: "watch",
    account: "account",
    activitiesSince: "activities",
    submit: "submit",
    find: "find",
    cancel: "cancel",
  },
  marketData: { hours: "hours", quotes: "quotes", assets: "assets" },
  store: { read: "read-bars", write: "write-bars" },
  source: { dailyBars: "bars" },
} as const satisfies Readonly<Record<string, Readonly<Record<string, string>>>>;

/** What a cut is called that lies at the writing of such a record. */
export const appending = (kind: LedgerRecord["kind"]): string => `append-${kind}`;

const APPENDED = [
  "opened",
  "intended",
  "reported",
  "filled",
  "activity",
  "read-to",
  "transferred",
  "rebalanced",
  "sheltered",
  "state",
  "ended",
] as const satisfies readonly LedgerRecord["kind"][];

const NAMES = [...Object.values(CUTS).flatMap((methods) => Object.values(methods)), ...APPENDED.map(appending)];

/** Every failpoint there is. */
export const FAILPOINTS: readonly string[] = NAMES.flatMap((name) => [`before-${name}`, `after-${name}`]);

/** `before-submit`, or `before-submit:2` for the second time. */
export function readFailpoint(text: string): FailpointReading {
  const [, name = text, count = "1"] = /^([a-z-]+)(?::([1-9]\d{0,5}))?$/.exec(text) ?? [];
  if (FAILPOINTS.includes(name)) return { outcome: "read", failpoint: { name, passing: Number(count) } };
  const reason = `there is no failpoint "${text}"${suggestion(name, FAILPOINTS)}; there are ${FAILPOINTS.join(", ")}`;
  return { outcome: "refused", reason };
}
