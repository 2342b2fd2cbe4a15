import { readdir, readFile, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import { isTicker, type Ticker } from "@alchemiser/domain";

const COMPRESSED = ".gz";
const BAR_FILE = /\.csv(?:\.gz)?$/i;

/** The files below some paths, and how many of them cannot hold bars and were passed over. */
export interface FoundFiles {
  readonly paths: readonly string[];
  readonly skipped: number;
}

/**
 * A file counts as it is named, whatever its name; of a folder, the `.csv` and `.csv.gz` files at any depth, in the order
 * of their paths.
 */
export async function findBarFiles(path: string): Promise<FoundFiles> {
  if (!(await stat(path)).isDirectory()) return { paths: [path], skipped: 0 };
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const paths = files.filter((file) => BAR_FILE.test(file)).toSorted();
  return { paths, skipped: files.length - paths.length };
}

/** The symbol that a file is named after, such as `BRK.B` of `brk.b.csv.gz`. */
export function tickerOf(path: string): Ticker | undefined {
  const name = basename(path).replace(BAR_FILE, "").toUpperCase();
  return isTicker(name) ? name : undefined;
}

/** A hundred times the daily bars of a symbol since there are exchanges. */
const MOST_BYTES = 64 * 2 ** 20;

/** The text of a file, unpacked where its name says that it is packed. @throws Error when it is too large for bars */
export async function readText(path: string): Promise<Buffer> {
  if ((await stat(path)).size > MOST_BYTES) throw new Error(`it is larger than ${MOST_BYTES} bytes`);
  const bytes = await readFile(path);
  if (!path.toLowerCase().endsWith(COMPRESSED)) return bytes;
  return promisify(gunzip)(bytes, { maxOutputLength: MOST_BYTES });
}
