import type { LedgerRecord } from "@alchemiser/domain";
import { LedgerReader } from "@alchemiser/local/ledger";
import type { Context } from "../command-line/command.ts";
import type { Refusal } from "../ending.ts";
import { worldHomeOf } from "../worlds/open-world.ts";
import { noLedgerAt } from "./ledger-is-there.ts";

/** What a ledger says, and where it is; or that there is none. */
export type LedgerReading =
  | { readonly outcome: "read"; readonly records: readonly LedgerRecord[]; readonly file: string }
  | { readonly outcome: "refused"; readonly refusal: Refusal };

/** Reads the ledger of the configuration's world, also beside a run that is going on. Nothing is changed. */
export async function readLedger({
  home,
  configuration,
}: Pick<Context, "home" | "configuration">): Promise<LedgerReading> {
  const file = worldHomeOf(home, configuration.world).ledger;
  const reader = LedgerReader.open(file);
  if (reader === undefined) return { outcome: "refused", refusal: noLedgerAt(file, configuration.world) };
  try {
    return { outcome: "read", records: await reader.records(), file };
  } finally {
    reader.close();
  }
}
