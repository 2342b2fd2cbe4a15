import { fileURLToPath } from "node:url";
import { defectChecks } from "./checks/defects.mjs";
import { gateChecks } from "./checks/gates.mjs";
import { restrictionChecks } from "./checks/restrictions.mjs";
import { treeChecks } from "./checks/tree.mjs";
import { probes, runProbes } from "./run-probes.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
let failures = 0;

function report({ name, ok, detail }, failed) {
  if (!ok) failures += 1;
  console.log(ok ? `ok    ${name}` : `${failed} ${name}: ${detail}`);
}

for await (const outcome of runProbes(root)) report(outcome, "QUIET");
const checks = [...treeChecks(root), ...gateChecks(root), ...restrictionChecks(probes)];
for (const outcome of [...checks, ...defectChecks(root, [...probes, ...checks])]) report(outcome, "FALSE");

console.log(
  failures === 0 ? "Every rule fires, and the tree keeps its promises." : `${failures} of these do not hold.`,
);
process.exitCode = failures === 0 ? 0 : 1;
