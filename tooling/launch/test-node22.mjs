import { join } from "node:path";
import { conclude } from "./conclude.mjs";
import { ensureInstalled } from "./ensure-installed.mjs";
import { ROOT } from "./package-root.mjs";
import { runVitest } from "./run-vitest.mjs";

/** `npm run test:node22`: the tests of `npm test` under the oldest Node that the packages promise to run on. */
ensureInstalled();
const node = join(ROOT, "tooling", "node22", "node_modules", `node22-${process.arch}`, "bin", "node");
conclude(runVitest({ node, args: ["--exclude=**/*.reference.test.ts", ...process.argv.slice(2)] }));
