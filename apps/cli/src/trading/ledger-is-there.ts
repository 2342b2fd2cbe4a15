import { hasLedger } from "@alchemiser/local/ledger";
import type { Context } from "../command-line/command.ts";
import type { Configuration } from "../config/schema.ts";
import type { Refusal } from "../ending.ts";
import { worldHomeOf } from "../worlds/open-world.ts";

export const noLedgerAt = (file: string, world: Configuration["world"]): Refusal => ({
  exit: "missing-data",
  reason: `nothing was ever traded in ${world}: there is no ledger at "${file}" yet`,
  mend: `alchemiser run --world ${world} begins one`,
});

/** The refusal of what has no meaning before the first run; nothing after it. */
export function ledgerIsThere({ home, configuration }: Pick<Context, "home" | "configuration">): Refusal | undefined {
  const { ledger } = worldHomeOf(home, configuration.world);
  return hasLedger(ledger) ? undefined : noLedgerAt(ledger, configuration.world);
}
