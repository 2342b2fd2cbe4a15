import type { TradingState } from "@alchemiser/domain";
import { hasLedger, SqliteLedger } from "@alchemiser/local/ledger";
import type { Context, Given } from "../command-line/command.ts";
import { OptionReader } from "../command-line/option-text.ts";
import { openLocal } from "../composition.ts";
import { DONE, misuse, type Ending, type Refusal } from "../ending.ts";
import { haltedBy, KillSwitch, SAY_RESUME } from "../trading/kill-switch.ts";
import { noLedgerAt } from "../trading/ledger-is-there.ts";
import { resumeTrading } from "../trading/resume-trading.ts";
import { worldHomeOf } from "../worlds/open-world.ts";

/** `alchemiser resume`: lets a halted account trade again, or sell only, because a person has looked. */
export async function run({ terminal, home, configuration }: Context, given: Given): Promise<Ending> {
  const options = new OptionReader(given);
  const reason = options.text("reason");
  const state = options.flag("reducing") ? "REDUCING" : "ACTIVE";
  if (reason === undefined || reason.trim() === "")
    return misuse("resume needs --reason, in words", 'say what you found: alchemiser resume --reason "…"');
  const { folder, ledger: file } = worldHomeOf(home, configuration.world);
  const killSwitch = new KillSwitch(folder);
  const { thrown } = killSwitch;
  if (!hasLedger(file)) {
    if (state === "REDUCING") return nothingToReduce(noLedgerAt(file, configuration.world), killSwitch);
    const before = killSwitch.over("ACTIVE");
    killSwitch.take(thrown);
    killSwitch.release();
    if (killSwitch.reason !== undefined) return haltedBy(killSwitch.reason, { aim: "rebalance" });
    terminal.show({ text: () => spoken(before, state), json: () => ({ before, trading: state, reason }) });
    return DONE;
  }
  const ledger = SqliteLedger.open(file);
  try {
    const at = openLocal(home).clock.now();
    const before = await resumeTrading(ledger, killSwitch, {
      thrown,
      resumption: { kind: "state", at, state, reason },
    });
    if (killSwitch.reason !== undefined) return haltedBy(killSwitch.reason, { aim: "rebalance" });
    terminal.show({ text: () => spoken(before, state), json: () => ({ before, trading: state, reason }) });
    return DONE;
  } finally {
    ledger.close();
  }
}

/** What is thrown stays thrown: a first run would buy. */
function nothingToReduce(refusal: Refusal, { reason }: KillSwitch): Ending {
  if (reason === undefined) return refusal;
  return {
    ...refusal,
    reason: `${refusal.reason}, so that there is nothing to sell; trading stays halted: ${reason}`,
    mend: `when it may begin, ${SAY_RESUME}`,
  };
}

function spoken(before: TradingState, state: TradingState): string {
  if (before === state) return state === "ACTIVE" ? "trading was not halted" : "trading was REDUCING already";
  if (state === "REDUCING") return `trading is REDUCING: sells may leave, nothing is bought; it was ${before}`;
  return `trading is ACTIVE again; it was ${before}`;
}
