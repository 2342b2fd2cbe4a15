import { build } from "esbuild";
import { cpSync, rmSync } from "node:fs";
import { join } from "node:path";

const HERE = import.meta.dirname;
const PROGRAMS = join(HERE, "..", "..", "packages", "strategies", "src", "symphonies");

/** Lambda's upload is one folder: the handler, and the programs of the shipped strategies beside it. */
const [outdir = join(HERE, "dist")] = process.argv.slice(2);

rmSync(outdir, { recursive: true, force: true });
await build({
  entryPoints: [join(HERE, "src", "handler.ts")],
  outfile: join(outdir, "handler.mjs"),
  bundle: true,
  platform: "node",
  target: "node24",
  format: "esm",
  minify: true,
  sourcemap: "external",
  conditions: ["@alchemiser/source"],
  mainFields: ["module", "main"],
  // Winston and its parts are CommonJS and ask for Node's modules by `require`.
  banner: { js: "import{createRequire as __cr}from'node:module';const require=__cr(import.meta.url);" },
});
cpSync(PROGRAMS, join(outdir, "symphonies"), { recursive: true });
