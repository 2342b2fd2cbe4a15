import { existsSync } from "node:fs";
import type { Context } from "../command-line/command.ts";
import type { Refusal } from "../ending.ts";
import { worldHomeOf } from "../worlds/open-world.ts";

export const noLedgerAt = (file: string): Refusal => ({
  exit: "missing-data",
  reason: `there is no ledger at "${file}" yet`,
  mend: "alchemiser run begins one",
});

/** The refusal of what has no meaning before the first run; nothing after it. */
export function ledgerIsThere({ home, configuration }: Pick<Context, "home" | "configuration">): Refusal | undefined {
  const { ledger } = worldHomeOf(home, configuration.world);
  return existsSync(ledger) ? undefined : noLedgerAt(ledger);
}
