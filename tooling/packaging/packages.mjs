import { globSync, readFileSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { pnpmCommand } from "../launch/pnpm-command.mjs";
import { ROOT } from "../launch/package-root.mjs";
import { run } from "./run.mjs";

/** Every package that others may install. */
export function publishedPackages() {
  return globSync("packages/**/package.json", { cwd: ROOT, exclude: (path) => path.includes("node_modules") })
    .map((path) => join(ROOT, path))
    .map((path) => ({ folder: dirname(path), manifest: JSON.parse(readFileSync(path, "utf8")) }))
    .filter(({ manifest }) => manifest.private !== true)
    .map(({ folder, manifest }) => ({ folder, name: manifest.name, version: manifest.version }));
}

/** Builds the packages from nothing, so that no file of an earlier build is packed. */
export function build(packages) {
  for (const { folder } of packages) rmSync(join(folder, "dist"), { recursive: true, force: true });
  pnpm(["exec", "turbo", "run", "build", "--filter=./packages/**", "--output-logs=errors-only"]);
}

/** The package as it would be published, with the path of its tarball. */
export function pack({ folder, name, version }, destination) {
  pnpm(["--dir", folder, "pack", "--pack-destination", destination]);
  const tarball = join(destination, `${name.replace("@", "").replace("/", "-")}-${version}.tgz`);
  const files = run("tar", ["-tzf", tarball]).trim().split("\n");
  const manifest = JSON.parse(run("tar", ["-xzOf", tarball, "package/package.json"]));
  return { tarball, files, manifest };
}

function pnpm(words) {
  const { file, args, options } = pnpmCommand(words);
  run(file, args, options);
}
