import { invariant } from "../kernel/invariant.ts";
import { decodeExact, encodeExact } from "./exact-json.ts";
import type { LedgerRecord } from "./ledger-record.ts";
import { isLedgerRecord } from "./record-shape.ts";

/** Grows when records are written in another form. Whoever keeps records refuses those of a later version. */
const RECORD_VERSION = 1;

/**
 * One line of JSON that `decodeRecord` turns back into the same record. Equal records give equal text.
 *
 * @throws InvariantViolation for a record that could not be read back: nothing is remembered that nobody understands
 */
export function encodeRecord(record: LedgerRecord): string {
  invariant(isLedgerRecord(record), () => `a record is written whole, was ${encodeExact(record)}`);
  return encodeExact({ version: RECORD_VERSION, record });
}

/**
 * Reads what `encodeRecord` writes. Whoever keeps the text has made sure that it is what was written.
 *
 * @throws InvariantViolation for another version, or for anything but a whole record
 */
export function decodeRecord(text: string): LedgerRecord {
  const { version, record } = envelope(decodeExact(text));
  invariant(version === RECORD_VERSION, () => `a record is of version ${RECORD_VERSION}, was "${String(version)}"`);
  invariant(isLedgerRecord(record), () => `a record has a known kind and all its parts, was ${text}`);
  return record;
}

function envelope(candidate: unknown): { readonly version: unknown; readonly record: unknown } {
  const isEnvelope =
    typeof candidate === "object" && candidate !== null && "version" in candidate && "record" in candidate;
  invariant(isEnvelope, "a record stands beside its version");
  return candidate;
}
