import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { ensureInstalled } from "./ensure-installed.mjs";
import { findNode } from "./find-node.mjs";
import { ROOT } from "./package-root.mjs";

const MAIN = join(ROOT, "apps", "simulation", "src", "main.ts");
const FLAGS = [
  "--min-semi-space-size=64",
  "--max-semi-space-size=64",
  "--conditions=@alchemiser/source",
  "--disable-warning=ExperimentalWarning",
];

/** `npm run simulate`: trading days under seeded faults, in virtual time. */
ensureInstalled();
const { status } = spawnSync(findNode(), [...FLAGS, MAIN, ...process.argv.slice(2)], { stdio: "inherit" });
process.exitCode = status ?? 1;
