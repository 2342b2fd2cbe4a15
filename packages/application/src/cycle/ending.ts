import { known, NO_SHARES, type Instant, type LedgerRecord } from "@alchemiser/domain";
import { differences } from "./compare.ts";
import { ended, type Cycle, type CycleStep } from "./cycle.ts";
import { lookAgain } from "./doubting.ts";
import { legsOf, resultOf } from "./legs.ts";
import type { LegResult, Outcome } from "./outcome.ts";

/** Ends a cycle whose orders are all at their end: with a success only if every leg was filled and all agrees. */
export function finish(cycle: Cycle, at: Instant): CycleStep {
  if (cycle.alarm !== undefined) return halted(cycle, cycle.alarm, at);
  const memory = known(cycle.memory, "a cycle ends after the ledger was read");
  const account = known(cycle.account, "a cycle ends after the account was read");
  const found = differences(memory, account);
  if (found.length > 0) return lookAgain(cycle, "end", at) ?? halted(cycle, found.join("; "), at);

  const legs = results(cycle);
  const outcome: Outcome = cycle.isStopping
    ? { kind: "stopped", legs }
    : { kind: "done", result: resultFor(legs), legs };
  // Bringing account and ledger together is no run of the session: what is traded in it is still to come.
  if (cycle.task.aim === "reconcile" && outcome.kind === "done") return ended(cycle, outcome);
  return ended(cycle, outcome, [{ do: "journal", records: [note(cycle, outcome, at)] }]);
}

/** Stops everything until a person has looked: written down, so that no later run goes on by itself. */
export function halted(cycle: Cycle, reason: string, at: Instant): CycleStep {
  const outcome: Outcome = { kind: "halted", reason, legs: results(cycle) };
  const end = note(cycle, outcome, at);
  const isWritten = cycle.memory?.trading === "HALTED";
  const records: readonly LedgerRecord[] = isWritten ? [end] : [{ kind: "state", at, state: "HALTED", reason }, end];
  return ended(cycle, outcome, [{ do: "journal", records }]);
}

const note = ({ task }: Cycle, outcome: Outcome, at: Instant): LedgerRecord => ({
  kind: "ended",
  at,
  session: task.tradeSession,
  revision: task.revision,
  outcome: outcome.kind === "done" ? outcome.result : outcome.kind,
});

/**
 * Every leg that was wanted: the approved ones with what was filled, the denied ones with why. Without a decision, orders
 * of which it could not be found out what became.
 */
function results({ decision, flights, memory }: Cycle): readonly LegResult[] {
  if (decision === undefined)
    return [...flights.values()].flatMap(({ intent, record: { filled }, stage }) =>
      stage.at === "stuck" ? [{ intent, filled, shortfall: stage.reason }] : [],
    );
  const denied = decision.verdicts.flatMap(({ outcome, intent, denials }): readonly LegResult[] =>
    outcome === "denied"
      ? [
          {
            intent,
            filled: NO_SHARES,
            shortfall: denials.map(({ code, sentence }) => `${code}: ${sentence}`).join("; "),
          },
        ]
      : [],
  );
  const legs = legsOf(decision.intents, flights).map((leg) =>
    resultOf(leg, known(memory, "legs follow the ledger").trading),
  );
  return [...legs, ...denied];
}

function resultFor(legs: readonly LegResult[]): "success" | "partial" | "failed" {
  if (legs.every(({ shortfall }) => shortfall === undefined)) return "success";
  return legs.every(({ filled }) => filled.isZero()) ? "failed" : "partial";
}
