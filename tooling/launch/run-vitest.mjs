import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { ROOT } from "./package-root.mjs";

const VITEST = join(ROOT, "node_modules", "vitest", "vitest.mjs");

// Many tests wait for processes and sockets: with one worker more than there are cores, none stands idle. A project does
// not inherit this from the root's configuration.
const WORKERS = `--maxWorkers=${String(availableParallelism() + 1)}`;

/**
 * Runs vitest once over the whole tree and counts. A run that is red although no test failed, for a missed coverage
 * threshold or an error between the tests, counts as one failure.
 */
export function runVitest({ node, args, env = {} }) {
  const folder = mkdtempSync(join(tmpdir(), "alchemiser-tests-"));
  const outputFile = join(folder, "results.json");
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${outputFile}`];
  const { status } = spawnSync(node, [VITEST, "run", WORKERS, ...reporters, ...args], {
    cwd: ROOT,
    stdio: "inherit",
    env: { ...process.env, ...env },
  });
  const { passed, failed } = existsSync(outputFile) ? countIn(outputFile) : { passed: 0, failed: 0 };
  rmSync(folder, { recursive: true });
  return { passed, failed: status === 0 ? failed : Math.max(failed, 1) };
}

/** A file that dies before its first test has no failed test; it counts as one. */
function countIn(file) {
  const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(file, "utf8"));
  const died = testResults.filter(
    ({ status, assertionResults }) =>
      status === "failed" && !assertionResults.some((assertion) => assertion.status === "failed"),
  );
  return { passed: numPassedTests, failed: numFailedTests + died.length };
}
