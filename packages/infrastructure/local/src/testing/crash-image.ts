import { copyFileSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";

/** Where a ledger may be made: a folder of its own, that nobody else knows, and that goes with the test. */
export function newLedgerPath(): string {
  const folder = mkdtempSync(join(tmpdir(), "ledger-"));
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  return join(folder, "ledger.db");
}

/** What a crash would leave of the ledger at `path`, as a ledger of its own. */
export function crashImage(path: string): string {
  const image = newLedgerPath();
  for (const end of ["", "-wal", ".head", ".backup"])
    if (existsSync(`${path}${end}`)) copyFileSync(`${path}${end}`, `${image}${end}`);
  return image;
}
