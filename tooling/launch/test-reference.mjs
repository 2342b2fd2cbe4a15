import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { conclude } from "./conclude.mjs";
import { ensureInstalled } from "./ensure-installed.mjs";
import { findNode } from "./find-node.mjs";
import { ROOT } from "./package-root.mjs";
import { runVitest } from "./run-vitest.mjs";

/** `npm run test:reference`: our numbers against published ones, from a folder that is no part of the checkout. */
const folder = resolve(process.env.ALCHEMISER_REFERENCE ?? join(ROOT, "..", "shared", "data"));

if (existsSync(folder)) {
  ensureInstalled();
  const args = [".reference.test.ts", ...process.argv.slice(2)];
  conclude(runVitest({ node: findNode(), args, env: { ALCHEMISER_REFERENCE: folder } }));
} else {
  process.stdout.write(`No reference data in "${folder}". ALCHEMISER_REFERENCE names another folder.\n`);
  conclude({ passed: 0, failed: 1 });
}
