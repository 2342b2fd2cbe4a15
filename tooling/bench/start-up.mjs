import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const ROUNDS = 21;
const repository = join(import.meta.dirname, "..", "..");
const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

function milliseconds(words) {
  const start = performance.now();
  execFileSync(process.execPath, words, { stdio: "ignore" });
  return performance.now() - start;
}

/** How long the bundled command's help takes beside Node alone; taken by turns, so that both meet the same machine. */
export function helpBesideNode() {
  const cli = join(repository, "apps", "cli");
  execFileSync(process.execPath, ["build.mjs"], { cwd: cli });
  const bundle = join(cli, "dist", "alchemiser.mjs");
  const times = { node: [], help: [] };
  for (let round = 0; round < ROUNDS; round++) {
    times.node.push(milliseconds(["--eval", "0"]));
    times.help.push(milliseconds([bundle, "--help"]));
  }
  const best = { node: Math.min(...times.node), help: Math.min(...times.help) };
  return { node: median(times.node), help: median(times.help), best };
}

/** How large the function is that Lambda gets, in bytes, without its source map. */
export function lambdaBytes() {
  const folder = mkdtempSync(join(tmpdir(), "alchemiser-bench-"));
  try {
    execFileSync(process.execPath, ["build.mjs", folder], { cwd: join(repository, "apps", "lambda") });
    return statSync(join(folder, "handler.mjs")).size;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
