import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ensureInstalled } from "../launch/ensure-installed.mjs";
import { findNode } from "../launch/find-node.mjs";
import { ROOT } from "../launch/package-root.mjs";
import { MUTANTS } from "./mutants.mjs";

// `npm run mutants [-- --turn N]`: puts one mistake at a time into a copy of the system, and asks the simulation.
// With a turn only six are tried, others on every turn: enough to notice in time that the simulation goes blind.

const SEEDS = "2000";
const A_TURN = 6;
const FLAGS = ["--conditions=@alchemiser/source", "--disable-warning=ExperimentalWarning"];

const say = (text) => process.stdout.write(`${text}\n`);

/** Everything that a run needs, beside the packages of others. */
function copyOfTheSystem() {
  const copy = mkdtempSync(join(tmpdir(), "alchemiser-mutants-"));
  const filter = (path) => !/[/\\](dist|\.turbo|coverage)$/.test(path);
  for (const folder of ["packages", "apps"])
    cpSync(join(ROOT, folder), join(copy, folder), { recursive: true, verbatimSymlinks: true, filter });
  symlinkSync(join(ROOT, "node_modules"), join(copy, "node_modules"));
  return copy;
}

const simulate = (copy) =>
  spawnSync(findNode(), [...FLAGS, join(copy, "apps/simulation/src/main.ts"), "--seeds", SEEDS, "--stop"], {
    encoding: "utf8",
    timeout: 300_000,
  });

function mutated(text, { name, before, after }) {
  const places = text.split(before).length - 1;
  if (places !== 1) throw new Error(`"${name}" has ${places} places to stand in, and needs one`);
  return text.replace(before, () => after);
}

/** What gave the mistake away; nothing when it lives. */
function deathOf(copy, mutant) {
  const file = join(copy, mutant.file);
  const text = readFileSync(file, "utf8");
  writeFileSync(file, mutated(text, mutant));
  const { status, stdout, stderr } = simulate(copy);
  writeFileSync(file, text);
  if (status === 0) return undefined;
  const told = stdout.split("\n").find((line) => line.startsWith("family "));
  return told ?? `it did not run: ${stderr.trim().split("\n").at(0) ?? "no answer"}`;
}

function chosen(args) {
  const turn = args.indexOf("--turn");
  if (turn < 0) return MUTANTS;
  const first = (Number(args[turn + 1]) * A_TURN) % MUTANTS.length;
  return [...MUTANTS, ...MUTANTS].slice(first, first + A_TURN);
}

ensureInstalled();
const copy = copyOfTheSystem();
let failed = 0;
const mutants = chosen(process.argv.slice(2));
try {
  for (const mutant of mutants) {
    const death = deathOf(copy, mutant);
    if (death === undefined) failed += 1;
    say(`${death === undefined ? "LIVES " : "killed"}  ${mutant.name}${death === undefined ? "" : `  (${death})`}`);
  }
} finally {
  rmSync(copy, { recursive: true, force: true });
}
say(`${mutants.length - failed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
