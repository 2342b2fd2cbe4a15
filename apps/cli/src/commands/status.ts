import type { Context } from "../command-line/command.ts";
import { DONE, type Ending } from "../ending.ts";
import { readLedger } from "../trading/read-ledger.ts";
import { statusOf, statusText } from "../trading/status.ts";

/** `alchemiser status`: what the ledger knows, also beside a run that is going on. */
export async function run(context: Context): Promise<Ending> {
  const { terminal, configuration } = context;
  const reading = await readLedger(context);
  if (reading.outcome === "refused") return reading.refusal;
  const status = statusOf(reading.records, { world: configuration.world, ledger: reading.file });
  terminal.show({ text: () => statusText(status, terminal), json: () => status });
  return DONE;
}
