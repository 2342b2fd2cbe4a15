import type { AccountSnapshot } from "@alchemiser/application";
import { LedgerFold } from "@alchemiser/domain";
import { ParquetBarStore } from "@alchemiser/local/bars";
import type { Context, Given } from "../command-line/command.ts";
import { OptionReader } from "../command-line/option-text.ts";
import { DONE, type Ending } from "../ending.ts";
import { besideText } from "../trading/beside-the-broker.ts";
import { lastClosesIn } from "../trading/last-closes.ts";
import { lookAtWorld } from "../trading/look-at-world.ts";
import { positionsJson, positionsOf, positionsText } from "../trading/positions.ts";
import { readLedger } from "../trading/read-ledger.ts";
import { worldHomeOf } from "../worlds/open-world.ts";

/** `alchemiser positions`: what the mandate holds, sleeve by sleeve, and what the account holds besides. */
export async function run(context: Context, given: Given): Promise<Ending> {
  const reading = await readLedger(context);
  if (reading.outcome === "refused") return reading.refusal;
  const fold = LedgerFold.of(reading.records);
  if (!new OptionReader(given).flag("broker")) return show(context, fold, undefined);
  return lookAtWorld(context, given, {
    look: async ({ ports }) => show(context, fold, await ports.broker.account()),
    errand: { aim: "reconcile" },
  });
}

async function show(
  { terminal, home, configuration }: Context,
  fold: LedgerFold,
  account: AccountSnapshot | undefined,
): Promise<Ending> {
  const store = new ParquetBarStore(worldHomeOf(home, configuration.world).bars);
  const positions = positionsOf(fold, await lastClosesIn(store, fold));
  const beside = account === undefined ? [] : ["", besideText(fold, account)];
  terminal.show({
    text: () => [positionsText(positions, terminal), ...beside].join("\n"),
    json: () => positionsJson(positions, account),
  });
  return DONE;
}
