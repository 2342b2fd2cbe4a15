/** The files of one ledger. They lie in one folder and belong together. */
export interface LedgerPlace {
  /** The database itself; SQLite puts its write-ahead log beside it. */
  readonly database: string;
  /** Held by whoever owns the ledger. It never contains anything. */
  readonly lock: string;
  /** How much the ledger has promised to remember. */
  readonly head: string;
  /** A copy from the last time that the ledger was opened and found whole. */
  readonly backup: string;
}

export const ledgerPlace = (path: string): LedgerPlace => ({
  database: path,
  lock: `${path}.lock`,
  head: `${path}.head`,
  backup: `${path}.backup`,
});
