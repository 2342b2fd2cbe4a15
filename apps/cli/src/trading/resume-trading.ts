import type { Ledger } from "@alchemiser/application";
import { LedgerFold, type LedgerRecord, type TradingState } from "@alchemiser/domain";
import type { KillSwitch } from "./kill-switch.ts";

/** What a person lets orders do from now on, and why. */
type Resumption = Extract<LedgerRecord, { readonly kind: "state" }>;

/**
 * Takes back what was halted before, in the ledger and at the switch, and answers how it was. `thrown` is the throw of the
 * switch that the person knows of who resumes: who halts after that is not overheard.
 */
export async function resumeTrading(
  ledger: Pick<Ledger, "records" | "append">,
  killSwitch: KillSwitch,
  { thrown, resumption }: { readonly thrown: string | undefined; readonly resumption: Resumption },
): Promise<TradingState> {
  killSwitch.take(thrown);
  const before = killSwitch.over(LedgerFold.of(await ledger.records()).trading);
  if (before !== resumption.state) await ledger.append([resumption]);
  killSwitch.release();
  return before;
}
