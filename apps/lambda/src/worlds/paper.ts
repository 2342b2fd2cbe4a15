import { PAPER, type CredentialSource } from "@alchemiser/alpaca";
import type { Clock } from "@alchemiser/application";
import { ledgerInFolder } from "../ledgers/ledger-in-folder.ts";
import { alpacaWorld } from "./alpaca-world.ts";
import type { Door } from "./world.ts";

const WITHOUT_LEDGER =
  "without a durable ledger a repeated run could trade twice: name a folder on a durable mount in ALCHEMISER_LEDGER_DIR";

export interface Durable {
  /** Where the ledger is; nothing when no place was named that lasts. */
  readonly folder: string | undefined;
  readonly credentials: CredentialSource;
  readonly clock: Clock;
}

/** Alpaca's account for practice. */
export function paper({ folder, credentials, clock }: Durable): Door {
  if (folder === undefined) return { is: "closed", reason: WITHOUT_LEDGER };
  const world = alpacaWorld({ addresses: PAPER, credentials, clock });
  return { is: "open", world: { ...world, ledgers: ledgerInFolder(folder), wake: () => Promise.resolve() } };
}

/** Real money needs a durable ledger, and a person who has armed it: there is no way to arm a function. */
export const live = ({ folder }: Pick<Durable, "folder">): Door => ({
  is: "closed",
  reason: folder === undefined ? WITHOUT_LEDGER : "live trading is armed by a person, and a function cannot be armed",
});
