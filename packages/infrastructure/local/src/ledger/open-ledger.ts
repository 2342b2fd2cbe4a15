import { existsSync, mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { backUp } from "./back-up.ts";
import { LedgerHead, readHead } from "./ledger-head.ts";
import { lockLedger } from "./ledger-lock.ts";
import { ledgerPlace, type LedgerPlace } from "./ledger-place.ts";
import { migrate, refuseLaterVersion, versionOf } from "./migrations.ts";
import { ledgerDamaged, openingFailure } from "./sqlite-failure.ts";
import { beginTerm } from "./terms.ts";
import { verifyEntries, verifyPages, type Verified } from "./verify-ledger.ts";

/** How long a statement waits for a reader that is in its way. */
const BUSY_MS = 5_000;

const GONE = "the file is gone";

/** A ledger that was found whole, and everything that its owner holds. */
export interface OwnedLedger extends Verified {
  readonly place: LedgerPlace;
  readonly database: DatabaseSync;
  readonly head: LedgerHead;
  readonly lock: DatabaseSync;
  readonly term: number;
}

/** Takes possession of the ledger at `path`, makes it if there is none, checks all of it, and backs it up. */
export function ownLedger(path: string): OwnedLedger {
  const place = ledgerPlace(path);
  const held: { close(): void }[] = [];
  const hold = <Resource extends { close(): void }>(resource: Resource): Resource => {
    held.unshift(resource);
    return resource;
  };
  try {
    mkdirSync(dirname(path), { recursive: true });
    const lock = hold(lockLedger(place));
    const head = hold(LedgerHead.open(place.head));
    const promised = head.read();
    if (promised !== undefined && !existsSync(path)) throw ledgerDamaged(place, GONE);

    const database = hold(new DatabaseSync(path, { timeout: BUSY_MS }));
    database.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON");
    verifyPages(place, database);
    refuseLaterVersion(place, database);
    migrate(database);
    const verified = verifyEntries(place, database, promised);
    if (verified.end.position > 0) {
      head.write(verified.end);
      head.sync();
      backUp(database, place.backup);
    }
    return { place, database, head, lock, term: beginTerm(database), ...verified };
  } catch (cause) {
    for (const resource of held) resource.close();
    throw openingFailure(place, cause);
  }
}

/** A ledger open for reading, beside an owner or without one. */
export interface ReadLedger {
  readonly place: LedgerPlace;
  readonly database: DatabaseSync;
}

/** Whether there is a ledger at `path`, or there was one that has promised to remember something. */
export const hasLedger = (path: string): boolean => existsSync(path) || readHead(ledgerPlace(path).head) !== undefined;

/** Opens the ledger at `path` for reading and checks all of it; nothing when there is none yet. */
export function readLedger(path: string): ReadLedger | undefined {
  const place = ledgerPlace(path);
  if (!hasLedger(path)) return undefined;
  if (!existsSync(path)) throw ledgerDamaged(place, GONE);
  let database: DatabaseSync | undefined;
  try {
    // An owner may go on in the meantime: what it had promised before is the least that must be there.
    const promised = readHead(place.head);
    database = new DatabaseSync(path, { readOnly: true, timeout: BUSY_MS });
    verifyPages(place, database);
    refuseLaterVersion(place, database);
    if (promised === undefined && versionOf(database) === 0) {
      database.close();
      return undefined;
    }
    verifyEntries(place, database, promised);
    return { place, database };
  } catch (cause) {
    database?.close();
    throw openingFailure(place, cause);
  }
}
