import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "./package-root.mjs";

/** How to run the pnpm that package.json pins, on a machine that has only npm. */
export function pnpmCommand(args) {
  const { packageManager } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
  const env = { ...process.env, TURBO_TELEMETRY_DISABLED: "1", DO_NOT_TRACK: "1" };
  // npx is a script on Windows, and only a shell runs those. Our arguments hold nothing that a shell would read.
  const shell = process.platform === "win32";
  return { file: "npx", args: ["--yes", packageManager, ...args], options: { cwd: ROOT, env, shell } };
}
