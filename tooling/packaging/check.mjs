import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { conclude } from "../launch/conclude.mjs";
import { build, pack, publishedPackages } from "./packages.mjs";
import { sampleIn } from "./readme-sample.mjs";
import { run } from "./run.mjs";
import { installService, typecheck } from "./service.mjs";

const node = process.execPath;
const work = mkdtempSync(join(tmpdir(), "alchemiser-packages-"));
const attw = join(dirname(fileURLToPath(import.meta.resolve("@arethetypeswrong/cli/package.json"))), "dist/index.js");

let passed = 0;
let failed = 0;

function arrayBufferOf(file) {
  const { buffer, byteOffset, byteLength } = readFileSync(file);
  return buffer.slice(byteOffset, byteOffset + byteLength);
}

/** One thing that must hold: `holds` answers with what is wrong, throws, or says nothing. */
async function check(title, holds) {
  const complaint = await Promise.resolve()
    .then(holds)
    .catch((error) => error.message);
  if (complaint) failed += 1;
  else passed += 1;
  process.stdout.write(complaint ? `FAIL  ${title}\n${complaint}\n` : `ok    ${title}\n`);
}

const published = publishedPackages();
build(published);
const packages = published.map((each) => ({ ...each, ...pack(each, work) }));

for (const { name, tarball, files, manifest } of packages) {
  await check(`${name} is packed without tests and without the workspace's ways`, () => {
    const tests = files.filter((file) => /\.test\.|\.typetest\.|\/testing\//.test(file));
    const words = ["@alchemiser/source", "workspace:", "catalog:"];
    return [...tests, ...words.filter((word) => JSON.stringify(manifest).includes(word))].join("\n");
  });
  await check(`${name} comes with a README`, () => (files.includes("package/README.md") ? "" : "there is none"));
  await check(`${name} passes publint`, async () => {
    const { messages, pkg } = await publint({ pack: { tarball: arrayBufferOf(tarball) }, strict: true });
    return messages.map((message) => formatMessage(message, pkg, { color: false })).join("\n");
  });
  await check(`${name} has the types that it says it has`, () => {
    run(node, [attw, tarball, "--profile", "esm-only", "--no-color"]);
  });
}

installService(
  work,
  packages.map(({ tarball }) => tarball),
);
const samples = packages.map(({ folder, name }) => ({ name, file: `${basename(folder)}.mts`, folder }));
for (const { file, folder } of samples) writeFileSync(join(work, file), sampleIn(join(folder, "README.md")).program);

await check("a service outside the workspace compiles with them", () => void typecheck(work, node));
await check("the service runs on them", () => void run(node, ["service.mts"], { cwd: work }));
for (const { name, file, folder } of samples)
  await check(`the README of ${name} shows what happens`, () => {
    const { result } = sampleIn(join(folder, "README.md"));
    const printed = run(node, [file], { cwd: work });
    return printed === result ? "" : `it says\n${result}and is\n${printed}`;
  });

rmSync(work, { recursive: true });
conclude({ passed, failed });
