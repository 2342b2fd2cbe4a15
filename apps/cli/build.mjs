import { build } from "esbuild";
import { chmodSync, cpSync, rmSync } from "node:fs";

// Chunks are named after their contents, so old ones would stay beside the new.
rmSync("dist", { recursive: true, force: true });

// Some libraries are CommonJS inside and ask for `require`, which modules do not have.
const require = 'import{createRequire as __require}from"node:module";const require=__require(import.meta.url);';

await build({
  entryPoints: { alchemiser: "src/main.ts" },
  outdir: "dist",
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
  banner: { js: `#!/usr/bin/env node\n${require}` },
});

cpSync("../../packages/strategies/src/symphonies", "dist/symphonies", { recursive: true });
chmodSync("dist/alchemiser.mjs", 0o755);
