import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { join } from "node:path";
import { ensureInstalled } from "../launch/ensure-installed.mjs";
import { findNode } from "../launch/find-node.mjs";
import { ROOT } from "../launch/package-root.mjs";

/** `npm run stryker`: how many of a machine's mistakes in what moves money the domain's tests notice. */
ensureInstalled();
const { resolve } = createRequire(import.meta.url);
const core = join(resolve("@stryker-mutator/core/package.json"), "..", "bin", "stryker.js");
const config = join(import.meta.dirname, "stryker.config.mjs");
const args = [core, "run", config, ...process.argv.slice(2)];
const { status } = spawnSync(findNode(), args, { stdio: "inherit", cwd: join(ROOT, "packages", "domain") });
process.exitCode = status ?? 1;
