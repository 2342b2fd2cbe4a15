import { MemoryLedger, plain, prepare, preview, reasonsOf } from "@alchemiser/application";
import type { Mandate } from "@alchemiser/domain";
import { refused, type Answer } from "../answer.ts";
import type { World } from "../worlds/world.ts";

/** What a run would decide now. Nothing is sent, and the ledger is read and not owned. */
export async function plan({ ports, bars, ledgers }: World, mandate: Mandate, revision: number): Promise<Answer> {
  const prepared = await prepare({ ports: { ...ports, ledger: new MemoryLedger() }, bars }, mandate, { revision });
  if (prepared.outcome === "refused") return refused(prepared.because, prepared.reason);
  const previewed = await preview(ports, prepared, await ledgers.records());
  if (previewed.outcome === "refused") return refused(previewed.because, previewed.reason);
  const { account, decision } = previewed;
  const { day, past } = prepared;
  return { outcome: "planned", plan: plain({ ...day, account, sleeves: reasonsOf(mandate, past), decision }) };
}
