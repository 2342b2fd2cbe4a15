import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const BESIDE = fileURLToPath(new URL("../../../../../shared/data", import.meta.url));

/** The path of a reference file. A missing one fails the test: skipping would let it pass unseen. */
export function referenceFile(name: string): string {
  const path = join(process.env["ALCHEMISER_REFERENCE"] ?? BESIDE, name);
  if (!existsSync(path))
    throw new Error(`the reference data have no "${path}": set ALCHEMISER_REFERENCE to their folder`);
  return path;
}
