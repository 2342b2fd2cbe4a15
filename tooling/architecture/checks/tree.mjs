import { STAGES } from "@alchemiser/eslint-config/layers";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { trackedFiles } from "./tracked-files.mjs";

/** A home, a checkout or a scratch folder of one machine. Written so that it does not find itself. */
const MACHINE_PATH = /(?<![\w.@:/-])\/(w[o]rk|r[o]ot|h[o]me|t[m]p|U[s]ers)\//;
const SAYS_NOTHING = /(^|\/)(utils?|helpers?|common|misc|types|managers?|services?)(\.[cm]?ts|\/)/;
const SKIPPED = /\b(?:it|test|describe)\.(?:skip|only|todo)\b/;
const SHOULD = /\b(?:it|test)\(\s*["'`][^"'`]*\bshould\b/;

/** Rules about the tree as a whole, which lint cannot see. Each yields the places that break it. */
export function treeChecks(root) {
  const files = trackedFiles(root);
  const matching = (chosen, pattern) => files.filter(chosen).filter(({ read }) => pattern.test(read()));
  const isTest = ({ path }) => /\.(test|bench)\.ts$/.test(path);

  return [
    {
      name: "the lockfile names no host",
      broken: matching(({ path }) => path === "pnpm-lock.yaml", /https?:\/\//),
    },
    { name: "the domain depends on nothing", broken: dependenciesOf(join(root, "packages/domain/package.json")) },
    { name: "every folder of the domain is a stage", broken: files.filter(isOutsideStages) },
    {
      name: "no file mentions a path of one machine",
      broken: matching(({ path }) => path !== "pnpm-lock.yaml", MACHINE_PATH),
    },
    {
      name: "no file is named for nothing",
      broken: files.filter(({ path }) => /^(packages|apps)\/.*\.ts$/.test(path) && SAYS_NOTHING.test(path)),
    },
    { name: "no test is skipped or singled out", broken: matching(isTest, SKIPPED) },
    { name: 'no test title says "should"', broken: matching(isTest, SHOULD) },
  ].map(({ name, broken }) => ({ name, ok: broken.length === 0, detail: broken.map(({ path }) => path).join(", ") }));
}

function dependenciesOf(manifest) {
  const fields = ["dependencies", "devDependencies", "peerDependencies", "optionalDependencies"];
  const parsed = JSON.parse(readFileSync(manifest, "utf8"));
  return fields.flatMap((field) => Object.keys(parsed[field] ?? {})).map((path) => ({ path }));
}

function isOutsideStages({ path }) {
  const [, folder] = /^packages\/domain\/src\/([^/]+)\//.exec(path) ?? [];
  return folder !== undefined && ![...STAGES, "testing"].includes(folder);
}
