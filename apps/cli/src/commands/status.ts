import type { Context } from "../command-line/command.ts";
import { DONE, type Ending } from "../ending.ts";
import { killSwitchOf } from "../trading/kill-switch-of.ts";
import { readLedger } from "../trading/read-ledger.ts";
import { statusOf, statusText } from "../trading/status.ts";

/** `alchemiser status`: what the ledger knows, also beside a run that is going on. */
export async function run(context: Context): Promise<Ending> {
  const { terminal, configuration } = context;
  const reading = await readLedger(context);
  if (reading.outcome === "refused") return reading.refusal;
  const { records, file } = reading;
  const place = { world: configuration.world, ledger: file, killSwitch: killSwitchOf(context) };
  const status = statusOf(records, place);
  terminal.show({ text: () => statusText(status, terminal), json: () => status });
  return DONE;
}
