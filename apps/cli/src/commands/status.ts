import type { Context } from "../command-line/command.ts";
import { DONE, type Ending } from "../ending.ts";
import { noLedgerAt } from "../trading/ledger-is-there.ts";
import { statusOf, statusText } from "../trading/status.ts";
import { LedgerReader } from "@alchemiser/local/ledger";
import { worldHomeOf } from "../worlds/open-world.ts";

/** `alchemiser status`: what the ledger knows, also beside a run that is going on. */
export async function run({ terminal, home, configuration }: Context): Promise<Ending> {
  const file = worldHomeOf(home, configuration.world).ledger;
  const reader = LedgerReader.open(file);
  if (reader === undefined) return noLedgerAt(file);
  try {
    const status = statusOf(await reader.records(), { world: configuration.world, ledger: file });
    terminal.show({ text: () => statusText(status, terminal), json: () => status });
    return DONE;
  } finally {
    reader.close();
  }
}
