import { copyFileSync, existsSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Where a ledger may be made: a folder of its own, that nobody else knows. */
export const newLedgerPath = (): string => join(mkdtempSync(join(tmpdir(), "ledger-")), "ledger.db");

/** What a crash would leave of the ledger at `path`, as a ledger of its own. */
export function crashImage(path: string): string {
  const image = newLedgerPath();
  for (const end of ["", "-wal", ".head", ".backup"])
    if (existsSync(`${path}${end}`)) copyFileSync(`${path}${end}`, `${image}${end}`);
  return image;
}
