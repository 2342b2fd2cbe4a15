import { isFlat, type LedgerRecord } from "@alchemiser/domain";
import type { SessionKey } from "../ports/latest-revision.ts";
import type { Ledger } from "../ports/ledger.ts";
import { readable } from "./frozen-decision.ts";

/**
 * Which decision of its session a flatten carries out: the one of an earlier flatten that died or was stopped, or a new
 * one. What an earlier one could not sell is decided on anew.
 */
export async function flatRevision(ledger: Ledger, key: SessionKey): Promise<number> {
  const records = await ledger.records();
  const latest = (await ledger.latestRevision(key)) ?? 0;
  const kept = await ledger.decision({ ...key, revision: latest });
  const decision = kept && readable(kept);
  const isBegun = decision !== undefined && isFlat(decision) && !records.some(ends);
  return isBegun ? latest : latest + 1;

  function ends(record: LedgerRecord): boolean {
    if (record.kind !== "ended" || record.outcome === "stopped") return false;
    return record.session === key.tradeSession && record.revision === latest;
  }
}
