import { existsSync } from "node:fs";
import { LedgerDamaged, LedgerFailure } from "@alchemiser/application";
import type { LedgerPlace } from "./ledger-place.ts";

/** SQLite's primary result codes that mean something to us (sqlite.org/rescode.html). */
export const SQLITE = {
  error: 1,
  busy: 5,
  locked: 6,
  readOnly: 8,
  inputOutput: 10,
  corrupt: 11,
  full: 13,
  cannotOpen: 14,
  format: 24,
  notDatabase: 26,
};

const DISK_FULL = [SQLITE.full, "ENOSPC", "EDQUOT"];
const NOT_WRITABLE = [SQLITE.readOnly, "EACCES", "EPERM", "EROFS"];
const DAMAGED = [SQLITE.corrupt, SQLITE.format, SQLITE.notDatabase];
const UNUSABLE = [SQLITE.inputOutput, SQLITE.cannotOpen, SQLITE.busy, SQLITE.locked];

/** The code of what `node:sqlite` or `node:fs` throws; nothing for what is not the world's fault. */
export function codeOf(thrown: unknown): number | string | undefined {
  if (!(thrown instanceof Error)) return undefined;
  // Extended result codes keep the primary one in their lowest byte.
  if ("errcode" in thrown && typeof thrown.errcode === "number") return thrown.errcode & 0xff;
  if ("syscall" in thrown && "code" in thrown && typeof thrown.code === "string") return thrown.code;
  return undefined;
}

/** What the disk did to the ledger, in a sentence that says what to do. Whatever else was thrown is thrown on. */
export function ledgerFailure(place: LedgerPlace, cause: unknown): LedgerFailure | LedgerDamaged {
  const code = codeOf(cause);
  const file = `"${place.database}"`;
  if (isAmong(DAMAGED, code)) return ledgerDamaged(place, "the file is not a whole database", cause);
  if (isAmong(DISK_FULL, code))
    return new LedgerFailure(`The disk with the ledger ${file} is full: make room, then start again`, { cause });
  if (isAmong(NOT_WRITABLE, code))
    return new LedgerFailure(`The ledger ${file} may not be written: allow it for this user, then start again`, {
      cause,
    });
  if (isAmong(UNUSABLE, code) || typeof code === "string")
    return new LedgerFailure(`The ledger ${file} cannot be used: check the disk and the folder, then start again`, {
      cause,
    });
  throw cause;
}

/** What `work` with the ledger answers, at once; what the disk does to it is told in its words. */
export function answered<Value>(place: LedgerPlace, work: () => Value): Promise<Value> {
  return new Promise((resolve) => {
    try {
      resolve(work());
    } catch (cause) {
      throw ledgerFailure(place, cause);
    }
  });
}

/** The same while a ledger is opened: SQL that does not fit the file means that the file is not what was written. */
export function openingFailure(place: LedgerPlace, cause: unknown): LedgerFailure | LedgerDamaged {
  return codeOf(cause) === SQLITE.error
    ? ledgerDamaged(place, "its tables are not the ones that were made", cause)
    : ledgerFailure(place, cause);
}

/** The refusal of a ledger that is not what was written to it. It names the backup where there is one. */
export function ledgerDamaged(place: LedgerPlace, finding: string, cause?: unknown): LedgerDamaged {
  const { database, head, backup } = place;
  const away = `move "${database}", "${database}-wal", "${database}-shm" and "${head}" away`;
  const wayOut = existsSync(backup)
    ? `"${backup}" is from when it was last found whole. To go on from there, ${away} and copy the backup to "${database}"`
    : `there is no backup of it. To begin a new one, ${away}; what the account holds by then will not be the mandate's`;
  return new LedgerDamaged(`The ledger "${database}" is damaged: ${finding}; ${wayOut}`, { cause });
}

const isAmong = (codes: readonly (number | string)[], code: number | string | undefined): boolean =>
  code !== undefined && codes.includes(code);
