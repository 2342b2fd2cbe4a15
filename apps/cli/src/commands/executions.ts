import { executionsOf, sentOrders } from "@alchemiser/domain";
import { ParquetBarStore } from "@alchemiser/local/bars";
import type { Context, Given } from "../command-line/command.ts";
import { OptionReader } from "../command-line/option-text.ts";
import { DONE, type Ending } from "../ending.ts";
import { bySession, executionsJson, executionsText } from "../trading/executions.ts";
import { readLedger } from "../trading/read-ledger.ts";
import { usualVolumeIn } from "../trading/usual-volume.ts";
import { worldHomeOf } from "../worlds/open-world.ts";

/** `alchemiser executions`: how well orders were carried out, all of it read off the ledger. */
export async function run(context: Context, given: Given): Promise<Ending> {
  const { terminal, home, configuration } = context;
  const options = new OptionReader(given);
  const session = options.session("session");
  if (options.refusal !== undefined) return options.refusal;
  const reading = await readLedger(context);
  if (reading.outcome === "refused") return reading.refusal;
  const orders = sentOrders(reading.records);
  const store = new ParquetBarStore(worldHomeOf(home, configuration.world).bars);
  const volumeOf = await usualVolumeIn(store, new Set(orders.map(({ intent }) => intent.ticker)));
  const sessions = bySession(executionsOf(orders, volumeOf));
  const told = { session, sessions };
  terminal.show({ text: () => executionsText(told, terminal), json: () => executionsJson(told) });
  return DONE;
}
