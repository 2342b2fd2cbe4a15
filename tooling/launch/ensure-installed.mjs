import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { pnpmCommand } from "./pnpm-command.mjs";
import { ROOT } from "./package-root.mjs";

const STAMP = join(ROOT, "node_modules", ".installed-lockfile");

/**
 * Installs what pnpm-lock.yaml names, unless the stamp says that exactly this lockfile is installed already. Needs
 * nothing but Node 20 and npm. Exits with pnpm's own words when the installation fails.
 */
export function ensureInstalled() {
  const lockfile = createHash("sha256")
    .update(readFileSync(join(ROOT, "pnpm-lock.yaml")))
    .digest("hex");
  if (installedLockfile() === lockfile) return;

  process.stderr.write("Installing dependencies from pnpm-lock.yaml, once …\n");
  const { file, args, options } = pnpmCommand(["install", "--frozen-lockfile"]);
  const { status, stdout, stderr, error } = spawnSync(file, args, { ...options, encoding: "utf8" });
  if (status !== 0) {
    process.stderr.write(`${stdout ?? ""}${stderr ?? ""}${error?.message ?? ""}\nThe installation failed.\n`);
    process.exit(1);
  }
  writeFileSync(STAMP, lockfile);
}

function installedLockfile() {
  try {
    return readFileSync(STAMP, "utf8");
  } catch {
    return undefined;
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) ensureInstalled();
