import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { ensureInstalled } from "./ensure-installed.mjs";
import { findNode } from "./find-node.mjs";
import { ROOT } from "./package-root.mjs";

/** `npm run test:packages`: what others would install is whole, and works outside the workspace. Needs the npm registry. */
ensureInstalled();
const { status } = spawnSync(findNode(), [join(ROOT, "tooling", "packaging", "check.mjs")], { stdio: "inherit" });
process.exitCode = status ?? 1;
