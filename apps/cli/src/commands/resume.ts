import { existsSync } from "node:fs";
import { LedgerFold } from "@alchemiser/domain";
import { SqliteLedger } from "@alchemiser/local/ledger";
import type { Context, Given } from "../command-line/command.ts";
import { OptionReader } from "../command-line/option-text.ts";
import { openLocal } from "../composition.ts";
import { DONE, misuse, type Ending } from "../ending.ts";
import { KillSwitch } from "../trading/kill-switch.ts";
import { worldHomeOf } from "../worlds/open-world.ts";

/** `alchemiser resume`: lets a halted account trade again, because a person has looked. */
export async function run({ terminal, home, configuration }: Context, given: Given): Promise<Ending> {
  const reason = new OptionReader(given).text("reason");
  if (reason === undefined || reason.trim() === "")
    return misuse("resume needs --reason, in words", 'say what you found: alchemiser resume --reason "…"');
  const { folder, ledger: file } = worldHomeOf(home, configuration.world);
  const killSwitch = new KillSwitch(folder);
  if (!existsSync(file)) {
    killSwitch.clear();
    return { exit: "missing-data", reason: `there is no ledger at "${file}" yet`, mend: "alchemiser run begins one" };
  }
  const ledger = SqliteLedger.open(file);
  try {
    const fold = new LedgerFold();
    for (const record of await ledger.records()) fold.apply(record);
    const before = killSwitch.reason === undefined ? fold.trading : "HALTED";
    if (before !== "ACTIVE")
      await ledger.append([{ kind: "state", at: openLocal(home).clock.now(), state: "ACTIVE", reason }]);
    killSwitch.clear();
    terminal.show({
      text: () => (before === "ACTIVE" ? "trading was not halted" : `trading is ACTIVE again; it was ${before}`),
      json: () => ({ before, trading: "ACTIVE", reason }),
    });
    return DONE;
  } finally {
    ledger.close();
  }
}
