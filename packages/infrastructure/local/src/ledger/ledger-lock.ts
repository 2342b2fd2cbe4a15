import { DatabaseSync } from "node:sqlite";
import { LedgerInUse } from "@alchemiser/application";
import type { LedgerPlace } from "./ledger-place.ts";
import { codeOf, SQLITE } from "./sqlite-failure.ts";

/**
 * Makes this process the ledger's only owner, as long as the answer stays open. It is a transaction on an empty database
 * beside the ledger: the operating system ends it with the process, however that ends, so no stale lock is left.
 *
 * @throws LedgerInUse at once when there is an owner already
 */
export function lockLedger(place: LedgerPlace): DatabaseSync {
  const lock = new DatabaseSync(place.lock, { timeout: 0 });
  try {
    lock.exec("BEGIN EXCLUSIVE");
    return lock;
  } catch (cause) {
    lock.close();
    if (codeOf(cause) !== SQLITE.busy) throw cause;
    throw new LedgerInUse(`Another run has the ledger "${place.database}" open: wait for it to end, or end it`, {
      cause,
    });
  }
}
