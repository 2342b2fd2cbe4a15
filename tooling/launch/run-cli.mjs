import { spawn } from "node:child_process";
import { join } from "node:path";
import { ensureInstalled } from "./ensure-installed.mjs";
import { findNode } from "./find-node.mjs";
import { ROOT } from "./package-root.mjs";
import { standpoint } from "./standpoint.mjs";

const END_WITH_LAUNCHER = new URL("end-with-launcher.mjs", import.meta.url).href;
const MAIN = join(ROOT, "apps", "cli", "src", "main.ts");
// Types are stripped as the sources are loaded; Node 22 calls that, and its SQLite, experimental on stderr.
const FLAGS = ["--conditions=@alchemiser/source", "--disable-warning=ExperimentalWarning"];

/** Runs the command-line app from its sources, in this process's place: same streams, signals and exit code. */
export function runCli(args) {
  ensureInstalled();
  const env = { NODE_COMPILE_CACHE: join(ROOT, "node_modules", ".cache", "compiled"), ...process.env };
  const child = spawn(findNode(), [...FLAGS, "--import", END_WITH_LAUNCHER, MAIN, ...args], {
    stdio: ["inherit", "inherit", "inherit", "ipc"],
    cwd: standpoint(),
    env,
  });

  // A terminal sends Ctrl-C to the child itself, and twice means "stop now": only without one is it handed on.
  const isTerminal = [process.stdin, process.stdout, process.stderr].some(({ isTTY }) => isTTY);
  process.on("SIGINT", () => isTerminal || child.kill("SIGINT"));
  for (const signal of ["SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));

  child.on("exit", (code, signal) => {
    if (signal === null) process.exit(code);
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  });
}
