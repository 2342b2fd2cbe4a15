import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { ROOT } from "../launch/package-root.mjs";
import { run } from "./run.mjs";

const OWN = [new URL("./service/service.mts", import.meta.url), new URL("./service/tsconfig.json", import.meta.url)];

/** Sets up a service outside the workspace that has the packages from their tarballs, and the rest from the registry. */
export function installService(folder, tarballs) {
  writeFileSync(join(folder, "package.json"), JSON.stringify({ name: "a-service", private: true, type: "module" }));
  for (const file of OWN) copyFileSync(file, join(folder, basename(fileURLToPath(file))));
  const nodeTypes = JSON.parse(readFileSync(join(ROOT, "node_modules/@types/node/package.json"), "utf8")).version;
  run("npm", ["install", "--no-audit", "--no-fund", ...tarballs, `@types/node@${nodeTypes}`], { cwd: folder });
}

/** Plain `tsc`: the compiler knows nothing of our conditions. */
export const typecheck = (folder, node) =>
  run(node, [join(ROOT, "node_modules/typescript/bin/tsc"), "-p", "tsconfig.json"], { cwd: folder });
