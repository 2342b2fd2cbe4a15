import { instant, type LedgerRecord } from "@alchemiser/domain";
import { SqliteLedger } from "../ledger/sqlite-ledger.ts";

/** A process of its own: owns the ledger at its first argument, and tells its parent of each append that was promised. */

const RECORDS_AT_ONCE = 3;
/** Wide enough that the write-ahead log is folded back into the file again and again. */
const PADDING = "x".repeat(2_000);

const cursor = (position: number): LedgerRecord => ({
  kind: "read-to",
  at: instant(1_736_519_400_000),
  cursor: `${position} ${PADDING}`,
});

const tell = (message: object): Promise<void> =>
  new Promise((resolve) => {
    process.send?.(message, () => {
      resolve();
    });
  });

try {
  const ledger = SqliteLedger.open(process.argv[2] ?? "");
  await tell({ promised: 0 });
  for (let position = 0; ; position += RECORDS_AT_ONCE) {
    await ledger.append(Array.from({ length: RECORDS_AT_ONCE }, (_, index) => cursor(position + index)));
    await tell({ promised: position + RECORDS_AT_ONCE });
  }
} catch (failure) {
  if (failure instanceof Error) await tell({ failed: failure.name, sentence: failure.message });
  process.disconnect();
}
