import { existsSync } from "node:fs";
import { LedgerFold, type TradingState } from "@alchemiser/domain";
import { SqliteLedger } from "@alchemiser/local/ledger";
import type { Context, Given } from "../command-line/command.ts";
import { OptionReader } from "../command-line/option-text.ts";
import { openLocal } from "../composition.ts";
import { DONE, misuse, type Ending } from "../ending.ts";
import { KillSwitch } from "../trading/kill-switch.ts";
import { noLedgerAt } from "../trading/ledger-is-there.ts";
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
  if (!existsSync(file)) {
    killSwitch.clear();
    return noLedgerAt(file);
  }
  const ledger = SqliteLedger.open(file);
  try {
    const fold = new LedgerFold();
    for (const record of await ledger.records()) fold.apply(record);
    const before = killSwitch.reason === undefined ? fold.trading : "HALTED";
    if (before !== state) await ledger.append([{ kind: "state", at: openLocal(home).clock.now(), state, reason }]);
    killSwitch.clear();
    terminal.show({ text: () => spoken(before, state), json: () => ({ before, trading: state, reason }) });
    return DONE;
  } finally {
    ledger.close();
  }
}

function spoken(before: TradingState, state: TradingState): string {
  if (before === state) return state === "ACTIVE" ? "trading was not halted" : "trading was REDUCING already";
  if (state === "REDUCING") return `trading is REDUCING: sells may leave, nothing is bought; it was ${before}`;
  return `trading is ACTIVE again; it was ${before}`;
}
