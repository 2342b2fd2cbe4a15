import { ParquetBarStore } from "@alchemiser/local/bars";
import type { Context } from "../command-line/command.ts";
import { DONE, type Ending } from "../ending.ts";
import { lastClosesIn } from "../trading/last-closes.ts";
import { positionsJson, positionsOf, positionsText } from "../trading/positions.ts";
import { foldOf, readLedger } from "../trading/read-ledger.ts";
import { worldHomeOf } from "../worlds/open-world.ts";

/** `alchemiser positions`: what the mandate holds, sleeve by sleeve, and what the account holds besides. */
export async function run(context: Context): Promise<Ending> {
  const { terminal, home, configuration } = context;
  const reading = await readLedger(context);
  if (reading.outcome === "refused") return reading.refusal;
  const fold = foldOf(reading.records);
  const store = new ParquetBarStore(worldHomeOf(home, configuration.world).bars);
  const positions = positionsOf(fold, await lastClosesIn(store, fold));
  terminal.show({ text: () => positionsText(positions, terminal), json: () => positionsJson(positions) });
  return DONE;
}
