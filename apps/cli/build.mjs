import { build } from "esbuild";
import { chmodSync, cpSync, rmSync } from "node:fs";
import { join } from "node:path";

/** Bundles the command into a folder: `node build.mjs [FOLDER]`, without one into `dist`. */
const HERE = import.meta.dirname;
const outdir = process.argv[2] ?? join(HERE, "dist");

// Chunks are named after their contents, so old ones would stay beside the new.
rmSync(outdir, { recursive: true, force: true });

// Node 22 calls its SQLite experimental on stderr, where a script looks for refusals.
const shebang = "#!/usr/bin/env -S node --disable-warning=ExperimentalWarning";
// Some libraries are CommonJS inside and ask for `require`, which modules do not have.
const require = 'import{createRequire as __require}from"node:module";const require=__require(import.meta.url);';

await build({
  absWorkingDir: HERE,
  entryPoints: { alchemiser: "src/main.ts" },
  outdir,
  outExtension: { ".js": ".mjs" },
  // No folders: `@alchemiser/strategies` looks for its symphonies beside the file that it is bundled into.
  chunkNames: "[name]-[hash]",
  bundle: true,
  splitting: true,
  format: "esm",
  platform: "node",
  target: "node22",
  minify: true,
  // What tells failures apart is their names, and stack traces should read like the sources.
  keepNames: true,
  sourcemap: true,
  conditions: ["@alchemiser/source"],
  mainFields: ["module", "main"],
  banner: { js: `${shebang}\n${require}` },
});

cpSync(join(HERE, "..", "..", "packages", "strategies", "src", "symphonies"), join(outdir, "symphonies"), {
  recursive: true,
});
chmodSync(join(outdir, "alchemiser.mjs"), 0o755);
