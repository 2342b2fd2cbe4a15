import { spawnSync } from "node:child_process";

/** What a command prints. @throws Error with everything that it said, when it fails */
export function run(file, args, options = {}) {
  const { status, stdout, stderr, error } = spawnSync(file, args, { encoding: "utf8", ...options });
  if (status === 0) return stdout;
  throw new Error(`${file} ${args.join(" ")}\n${stdout ?? ""}${stderr ?? ""}${error?.message ?? ""}`);
}
