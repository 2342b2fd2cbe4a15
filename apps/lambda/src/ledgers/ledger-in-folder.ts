import { join } from "node:path";
import { LedgerReader, SqliteLedger } from "@alchemiser/local/ledger";
import type { LedgerKeeper } from "./ledger-keeper.ts";

/** A ledger on a mount. It is opened for each run alone: the next run may be another copy of the function. */
export function ledgerInFolder(folder: string): LedgerKeeper {
  const path = join(folder, "ledger.sqlite");
  return {
    async records() {
      const reader = LedgerReader.open(path);
      try {
        return (await reader?.records()) ?? [];
      } finally {
        reader?.close();
      }
    },
    own() {
      const ledger = SqliteLedger.open(path);
      return { ledger, close: () => ledger.close() };
    },
  };
}
