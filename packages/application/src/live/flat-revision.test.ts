import { decide, decideFlat, session, type Decision, type LedgerRecord } from "@alchemiser/domain";
import { accountWith, holding, mandateFor, marketAt, NOW, TODAY, wanting } from "@alchemiser/domain/testing";
import { describe, expect, it } from "vitest";
import { flatRevision } from "./flat-revision.ts";
import { freezing } from "./frozen-decision.ts";
import { MemoryLedger } from "./memory-ledger.ts";

const KEY = { account: "A1", mandate: "test", tradeSession: TODAY };
const market = marketAt({ SPY: "500", TLT: "100" });
const mandate = mandateFor(wanting({ TLT: 1 }));

const made = (decideAs: typeof decide, revision: number): Decision =>
  decideAs(mandate, market, accountWith(holding({ SPY: "20" }), { key: { ...KEY, revision } }));

const endOf = (revision: number, outcome: string, day = TODAY): LedgerRecord => ({
  kind: "ended",
  at: NOW,
  session: day,
  revision,
  outcome,
});

/** A ledger with these decisions, and these ends of runs. */
async function ledgerWith(decisions: readonly Decision[], ends: readonly LedgerRecord[] = []): Promise<MemoryLedger> {
  const ledger = new MemoryLedger();
  for (const decision of decisions) await ledger.freeze(freezing(decision));
  await ledger.append(ends);
  return ledger;
}

describe("flatRevision", () => {
  it("is a new decision beside the one that the sleeves have made", async () => {
    expect(await flatRevision(await ledgerWith([made(decide, 0)]), KEY)).toBe(1);
    expect(await flatRevision(await ledgerWith([made(decide, 0), made(decide, 1)]), KEY)).toBe(2);
  });

  it("is the decision of an earlier flatten that died or was stopped", async () => {
    expect(await flatRevision(await ledgerWith([made(decideFlat, 1)]), KEY)).toBe(1);
    expect(await flatRevision(await ledgerWith([made(decideFlat, 1)], [endOf(1, "stopped")]), KEY)).toBe(1);
  });

  it("is a new one when that has ended, whatever it could not sell", async () => {
    const ends = [endOf(0, "success"), endOf(1, "partial")];

    expect(await flatRevision(await ledgerWith([made(decideFlat, 1)], ends), KEY)).toBe(2);
  });

  it("does not mistake the end of another session for its own", async () => {
    const ends = [endOf(1, "success", session("2025-07-01"))];

    expect(await flatRevision(await ledgerWith([made(decideFlat, 1)], ends), KEY)).toBe(1);
  });

  it("leaves a decision of another version alone", async () => {
    const ledger = await ledgerWith([]);
    await ledger.freeze({ key: { ...KEY, revision: 1 }, body: "{}" });

    expect(await flatRevision(ledger, KEY)).toBe(2);
  });
});
