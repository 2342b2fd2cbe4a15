import { isFlat, type DecisionKey, type LedgerRecord } from "@alchemiser/domain";
import type { Ledger } from "../ports/ledger.ts";
import { readable } from "./frozen-decision.ts";

/**
 * Which decision of its session a flatten carries out: the one of an earlier flatten that died or was stopped, or a new
 * one. What an earlier one could not sell is decided on anew.
 */
export async function flatRevision(ledger: Ledger, key: Omit<DecisionKey, "revision">): Promise<number> {
  const records = await ledger.records();
  for (let revision = 1; ; revision++) {
    const kept = await ledger.decision({ ...key, revision });
    const decision = kept && readable(kept);
    const isBegun = decision !== undefined && isFlat(decision) && !records.some((record) => ends(record, revision));
    if (kept === undefined || isBegun) return revision;
  }

  function ends(record: LedgerRecord, revision: number): boolean {
    if (record.kind !== "ended" || record.outcome === "stopped") return false;
    return record.session === key.tradeSession && record.revision === revision;
  }
}
