import { spawnSync } from "node:child_process";
import { conclude } from "./conclude.mjs";
import { ensureInstalled } from "./ensure-installed.mjs";
import { findNode } from "./find-node.mjs";
import { pnpmCommand } from "./pnpm-command.mjs";
import { runVitest } from "./run-vitest.mjs";

/** `npm test`: format, lint, probes, sizes, dead code, types, then every test that needs nothing but the checkout. */
const chosen = process.argv.slice(2);

ensureInstalled();
const { file, args, options } = pnpmCommand(["run", "verify"]);
const isVerified = spawnSync(file, args, { ...options, stdio: "inherit" }).status === 0;

// A part of the tests covers a part of the code: thresholds are for the whole.
const coverage = chosen.length === 0 ? ["--coverage"] : [];
const tests = runVitest({ node: findNode(), args: ["--exclude=**/*.reference.test.ts", ...coverage, ...chosen] });

if (!isVerified) process.stdout.write("The checks before the tests failed: see `npm run verify` above.\n");
process.stdout.write(
  "The reference suite was not run: it needs the reference data, `npm run test:reference` runs it.\n",
);
conclude({ passed: tests.passed, failed: tests.failed + (isVerified ? 0 : 1) });
