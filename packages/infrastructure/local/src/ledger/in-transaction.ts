import type { DatabaseSync } from "node:sqlite";

/** Does `work` whole, and durably, or not at all. */
export function inTransaction<Value>(database: DatabaseSync, work: () => Value): Value {
  database.exec("BEGIN IMMEDIATE");
  try {
    const value = work();
    database.exec("COMMIT");
    return value;
  } catch (cause) {
    // SQLite itself has rolled back after some errors.
    if (database.isTransaction) database.exec("ROLLBACK");
    throw cause;
  }
}
