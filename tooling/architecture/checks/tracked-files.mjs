import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Every tracked file that still exists, with a reader. */
export function trackedFiles(root) {
  const paths = execFileSync("git", ["ls-files", "-z"], { cwd: root, encoding: "utf8" }).split("\0").filter(Boolean);
  return paths
    .filter((path) => existsSync(join(root, path)))
    .map((path) => ({ path, read: () => readFileSync(join(root, path), "utf8") }));
}
