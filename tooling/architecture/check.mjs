import { fileURLToPath } from "node:url";
import { runProbes } from "./run-probes.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
let failures = 0;

for await (const { name, ok, detail } of runProbes(root)) {
  if (!ok) failures += 1;
  console.log(ok ? `ok    ${name}` : `QUIET ${name}: ${detail}`);
}

console.log(failures === 0 ? "Every rule fires." : `${failures} rules have gone quiet or fire where they must not.`);
process.exitCode = failures === 0 ? 0 : 1;
