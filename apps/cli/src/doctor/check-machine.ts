import { access, constants, stat, statfs } from "node:fs/promises";
import { dirname } from "node:path";
import type { Clock } from "@alchemiser/application";
import { isoTime, upcomingSession } from "@alchemiser/domain";
import type { Home } from "../home.ts";
import { doubtful, failing, fine, type Check } from "./check.ts";

/** Oldest minor version by major; whatever comes after the last is fine. */
const NODES: ReadonlyMap<number, number> = new Map([
  [22, 18],
  [24, 11],
  [26, 0],
]);
const LATEST = 26;
const GIGABYTE = 2 ** 30;
const LEAST_BYTES = GIGABYTE / 10;

export function checkNode(version: string): Check {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const isNew = major > LATEST || minor >= (NODES.get(major) ?? Infinity);
  if (isNew) return fine("node", version);
  const reason = `Node ${version} is not one that alchemiser runs on`;
  return failing("node", { exit: "usage", reason, mend: "install Node 22.18, 24.11, 26 or newer" });
}

/** Whether there is a home folder that can be written, or could be made. */
export async function checkHome({ folder }: Home): Promise<Check> {
  const place = await nearestExisting(folder);
  const isFolder = (await stat(place)).isDirectory();
  const isWritable = await access(place, constants.W_OK).then(
    () => true,
    () => false,
  );
  if (isFolder && isWritable) return fine("home", place === folder ? folder : `${folder}, made when it is needed`);
  const reason = isFolder ? `"${place}" cannot be written` : `"${place}" is not a folder`;
  return failing("home", { exit: "disk", reason, mend: "make it a folder of yours, or name another with --home" });
}

export async function checkDisk({ folder }: Home): Promise<Check> {
  const { bavail, bsize } = await statfs(await nearestExisting(folder));
  const free = bavail * bsize;
  const says = `${(free / GIGABYTE).toFixed(1)} GB free`;
  if (free >= GIGABYTE) return fine("disk", says);
  if (free >= LEAST_BYTES) return doubtful("disk", says, "make room before the ledger needs it");
  return failing("disk", {
    exit: "disk",
    reason: says,
    mend: "make room: a ledger that cannot write stops all trading",
  });
}

export function checkClock(clock: Clock): Check {
  const now = clock.now();
  return fine("clock", `${isoTime(now)}, not compared with the broker's; next session ${upcomingSession(now)}`);
}

async function nearestExisting(path: string): Promise<string> {
  const exists = await stat(path).then(
    () => true,
    () => false,
  );
  return exists || dirname(path) === path ? path : nearestExisting(dirname(path));
}
