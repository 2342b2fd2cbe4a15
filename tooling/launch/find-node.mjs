import { existsSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "./package-root.mjs";

const OLDEST = [22, 18];

/**
 * The Node that runs our TypeScript: on Linux the one from the lockfile, elsewhere the machine's own. Exits with a
 * sentence when that one is too old.
 */
export function findNode() {
  const bundled = join(ROOT, "node_modules", `node-${process.platform}-${process.arch}`, "bin", "node");
  if (existsSync(bundled)) return bundled;

  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1])) return process.execPath;

  process.stderr.write(`Alchemiser needs Node ${OLDEST.join(".")} or newer here, was ${process.versions.node}.\n`);
  process.exit(1);
}
