import type { Ledger } from "@alchemiser/application";
import { LedgerFold, type LedgerRecord, type TradingState } from "@alchemiser/domain";
import type { KillSwitch } from "./kill-switch.ts";

/** What a person lets orders do from now on, and why. */
type Resumption = Extract<LedgerRecord, { readonly kind: "state" }>;

/**
 * Takes back what was halted before, in the ledger and at the switch, and answers how it was. Who halts meanwhile is not
 * overheard: the switch is thrown after this.
 */
export async function resumeTrading(
  ledger: Pick<Ledger, "records" | "append">,
  killSwitch: KillSwitch,
  resumption: Resumption,
): Promise<TradingState> {
  killSwitch.take();
  const before = killSwitch.over(LedgerFold.of(await ledger.records()).trading);
  if (before !== resumption.state) await ledger.append([resumption]);
  killSwitch.release();
  return before;
}
