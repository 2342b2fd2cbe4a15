import { LedgerDamaged } from "@alchemiser/application";
import { LedgerFold } from "@alchemiser/domain";
import type { Disk } from "./disk.ts";
import { DiskLedger } from "./disk-ledger.ts";
import { Life } from "./life.ts";

/** What the ledger on the disk adds up to; undefined when it is damaged. */
export async function readFold(disk: Disk): Promise<LedgerFold | undefined> {
  const ledger = opened(disk);
  if (ledger === undefined) return undefined;
  const fold = LedgerFold.of(await ledger.records());
  ledger.close();
  return fold;
}

function opened(disk: Disk): DiskLedger | undefined {
  try {
    return new DiskLedger(disk, new Life("reader", { diesAt: Infinity }, () => undefined));
  } catch (cause) {
    if (cause instanceof LedgerDamaged) return undefined;
    throw cause;
  }
}
