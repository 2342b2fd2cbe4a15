import { isFlat, known, type Activity, type Instant, type LedgerRecord } from "@alchemiser/domain";
import type { Command } from "./command.ts";
import { ended, type Cycle, type CycleStep, type CycleTask, type Next } from "./cycle.ts";
import type { CycleEvent, Memory } from "./event.ts";
import { opening } from "./opening.ts";
import { whyShut } from "./window.ts";

export type AccountRead = Extract<CycleEvent, { readonly kind: "account-read" }>;

/** Brings the ledger up to date with the account; `next` goes on from there. */
export const settle = (cycle: Cycle, next: Next): CycleStep => ({
  cycle: { ...cycle, phase: { name: "settling", next }, isOutdated: false },
  commands: [{ do: "read-account", cursor: cycle.memory?.cursor }],
});

export function recalled(cycle: Cycle, memory: Memory, at: Instant): CycleStep {
  const remembering: Cycle = { ...cycle, memory, isBehind: false };
  const { aim } = cycle.task;
  // What sends nothing may look at a halted account, too: that is when a person wants to know.
  const isHalted = memory.trading === "HALTED" && aim !== "reconcile";
  // Whoever halts the account while a cycle runs wants it to end.
  const isStopping = cycle.isStopping || isHalted;
  if (cycle.phase.name === "refreshing") return settled({ ...remembering, isStopping }, cycle.phase.next);
  if (isHalted || cycle.alarm !== undefined) return winding(remembering);
  const reason = otherDecision(memory, cycle.task);
  if (reason !== undefined) return ended(remembering, { kind: "refused", reason });
  return aim === "flatten" ? reducing(remembering, at) : settle(remembering, "resolve");
}

/** Brings to its end what a run that died has left working in an account that is halted, and does nothing else. */
function winding(cycle: Cycle): CycleStep {
  const alarm = cycle.alarm ?? "trading is halted until a person resumes it";
  return cycle.memory?.account === undefined
    ? ended(cycle, { kind: "halted", reason: alarm, legs: [] })
    : settle({ ...cycle, isStopping: true, alarm }, "resolve");
}

/** Why the decision of the task is not this cycle's to carry out, or to make; nothing when it is. */
function otherDecision({ decision, latestRevision = 0 }: Memory, task: CycleTask): string | undefined {
  const { aim, tradeSession, revision } = task;
  if (aim === "reconcile") return undefined;
  if (revision < latestRevision)
    return `revision ${latestRevision} of ${tradeSession} has replaced revision ${revision}; whoever wants another decision asks for revision ${latestRevision + 1}`;
  if (decision === undefined || isFlat(decision) === (aim === "flatten")) return undefined;
  const made = isFlat(decision) ? "sells everything" : "rebalances";
  return `the decision of ${tradeSession} with revision ${revision} ${made}; another one needs another revision`;
}

/**
 * Begins a flatten: nothing is bought from now on until a person resumes, whatever becomes of this run. What it sells, no
 * later one buys back.
 */
function reducing(cycle: Cycle, at: Instant): CycleStep {
  const memory = known(cycle.memory, "trading is reduced after the ledger was read");
  const reason = "everything that the mandate holds is to be sold";
  const record: LedgerRecord = { kind: "state", at, state: "REDUCING", reason };
  const noted: readonly Command[] = memory.trading === "ACTIVE" ? [{ do: "journal", records: [record] }] : [];
  const reduced: Cycle = { ...cycle, memory: { ...memory, trading: "REDUCING" } };
  const shut = whyShut(cycle.task, at);
  if (shut !== undefined) return ended(reduced, { kind: "refused", reason: shut }, noted);
  const step = settle(reduced, "resolve");
  return { cycle: step.cycle, commands: [...noted, ...step.commands] };
}

/** Writes down what the account says that the ledger does not know yet. */
export function accountRead(cycle: Cycle, { snapshot, page, at }: AccountRead): CycleStep {
  if (cycle.phase.name !== "settling") return { cycle, commands: [] };
  const memory = known(cycle.memory, "the account is read after the ledger");
  const { next } = cycle.phase;
  const read: Cycle = { ...cycle, account: snapshot };
  if (memory.account === undefined) {
    const first = opening(cycle.task.mandate, snapshot, { cursor: page.cursor, at });
    return first.outcome === "refused"
      ? ended(read, { kind: "refused", reason: first.reason })
      : refresh(read, next, [first.record]);
  }
  if (memory.account !== snapshot.account) {
    const reason = `the ledger belongs to account "${memory.account}", the broker answered for "${snapshot.account}"`;
    return ended(read, { kind: "refused", reason });
  }
  if (snapshot.restriction !== undefined && next === "resolve" && !cycle.isStopping)
    return ended(read, { kind: "refused", reason: `the broker takes no orders: ${snapshot.restriction}` });

  const records = news(memory, page, at);
  // What orders did was journalled as it was reported: the account's history may tell it later, and has nothing new then.
  const isRemembered = records.length === 0 && next !== "decide" && !cycle.isBehind;
  return isRemembered ? settled(read, next) : refresh(read, next, records);
}

const settled = (cycle: Cycle, next: Next): CycleStep => ({
  cycle: { ...cycle, phase: { name: "settled", next } },
  commands: [],
});

const refresh = (cycle: Cycle, next: Next, records: readonly LedgerRecord[]): CycleStep => ({
  cycle: { ...cycle, phase: { name: "refreshing", next } },
  commands: records.length === 0 ? [{ do: "recall" }] : [{ do: "journal", records }, { do: "recall" }],
});

/** Those of a page that were not counted yet. */
export const newActivities = ({ counted }: Memory, { activities }: AccountRead["page"]): readonly Activity[] =>
  activities.filter(({ id }) => !counted.has(id));

function news(memory: Memory, page: AccountRead["page"], at: Instant): readonly LedgerRecord[] {
  const { cursor } = memory;
  const fills = page.fills.map((fill): LedgerRecord => ({ kind: "filled", at, fill }));
  const activities = newActivities(memory, page).map((activity): LedgerRecord => ({ kind: "activity", at, activity }));
  const read: readonly LedgerRecord[] =
    page.cursor === undefined || page.cursor === cursor ? [] : [{ kind: "read-to", at, cursor: page.cursor }];
  return [...fills, ...activities, ...read];
}
