import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const STEPS = ["format", "lint", "probes", "measure", "knip", "typecheck", "build"];
const RUNTIMES = /^node-/;

/** Rules about what `npm test` does before the tests, and what it does it with. */
export function gateChecks(root) {
  return [
    {
      name: "npm test checks format, lint, probes, sizes, dead code, types and builds",
      detail: missingSteps(root).join(", "),
    },
    { name: "one Node is named for compiling, testing and running", detail: otherNodes(root).join(", ") },
    { name: "a file or a function that is too long is found", detail: unfoundLengths(root).join(", ") },
  ].map(({ name, detail }) => ({ name, ok: detail === "", detail }));
}

const json = (root, path) => JSON.parse(readFileSync(join(root, path), "utf8"));

function missingSteps(root) {
  const steps = json(root, "package.json").scripts.verify.split(" ");
  return STEPS.filter((step) => !steps.includes(step));
}

/** The Node of the lockfile, of pnpm's own checks, and of the types are one major version, the first two exactly one. */
function otherNodes(root) {
  const { optionalDependencies } = json(root, "package.json");
  const workspace = readFileSync(join(root, "pnpm-workspace.yaml"), "utf8");
  const [, checked] = /^nodeVersion: (\S+)$/m.exec(workspace) ?? [];
  const [, types = ""] = /"@types\/node": (\S+)/.exec(workspace) ?? [];
  const bundled = Object.entries(optionalDependencies).filter(([name]) => RUNTIMES.test(name));
  const others = bundled.filter(([, version]) => version !== checked).map((entry) => entry.join(" "));
  const isSame = types.split(".")[0] === checked?.split(".")[0];
  return [...others, ...(isSame ? [] : [`@types/node ${types} beside Node ${checked}`])];
}

/** Plants a file and a function that are one line too long, where no rule but the measure's sees them. */
function unfoundLengths(root) {
  const folder = mkdtempSync(join(tmpdir(), "alchemiser-sizes-"));
  const body = (lines) => Array.from({ length: lines }, (_, line) => `export const line${line} = ${line};`).join("\n");
  writeFileSync(join(folder, "long-file.ts"), body(251));
  writeFileSync(join(folder, "long-function.ts"), `function long() {\n${"  // one\n".repeat(59)}}`);
  const { stdout, status } = spawnSync(process.execPath, [join(root, "tooling/measure/measure.mjs"), folder], {
    encoding: "utf8",
  });
  rmSync(folder, { recursive: true });
  const found = ["long-file.ts has 251 lines", "long-function.ts long has 61 lines"];
  return [...found.filter((text) => !stdout.includes(text)), ...(status === 1 ? [] : ["it does not fail the run"])];
}
