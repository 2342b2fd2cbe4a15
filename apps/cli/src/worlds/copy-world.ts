import { existsSync } from "node:fs";
import { cp } from "node:fs/promises";
import { basename, join } from "node:path";
import { LedgerReader } from "@alchemiser/local/ledger";

/** Its write-ahead log, its lock and its promise are beside it, and called like it. */
const LEDGER = "ledger.sqlite";

/**
 * A copy of a demo that a run may be using: its ledger at one moment, and everything else as it was then or later. So
 * the exchange has what the ledger knows of, as after a run that was killed.
 */
export async function copyDemo(from: string, to: string): Promise<void> {
  await copyLedger(join(from, LEDGER), to);
  if (existsSync(from)) await cp(from, to, { recursive: true, filter: isCopied });
}

// A draft is renamed when it is written, and gone by the time it would be copied.
const isCopied = (path: string): boolean => !basename(path).startsWith(LEDGER) && !path.endsWith(".draft");

/** A copy of a ledger that a run may be using, as it is at one moment, in another folder. Answers with its file. */
export async function copyLedger(file: string, folder: string): Promise<string> {
  const copy = join(folder, LEDGER);
  const reader = LedgerReader.open(file);
  try {
    await reader?.backup(copy);
  } finally {
    reader?.close();
  }
  return copy;
}
