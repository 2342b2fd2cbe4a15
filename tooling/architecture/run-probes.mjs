import { ESLint } from "eslint";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { craftProbes } from "./probes/craft.mjs";
import { directionProbes } from "./probes/direction.mjs";
import { purityProbes } from "./probes/purity.mjs";

export const probes = [...directionProbes, ...purityProbes, ...craftProbes];

/** Only of these a clean probe must be free: it is too short to be good style as well. */
const WATCHED =
  /^(boundaries|import-x|house)\/|^no-restricted|^no-warning|no-explicit-any|no-non-null|consistent-type-assertions/;

/**
 * Plants every probe in memory, at the path it names, and yields a line about each: `{ name, ok, detail }`. What a probe
 * `says` must be all that its rule says, so that no restriction stands in for one that has gone quiet.
 */
export async function* runProbes(root) {
  const eslint = new ESLint({ cwd: root, ignore: false, overrideConfig: parsesUnknownFiles(root) });
  for (const { name, file, code, expects, says = "" } of probes) {
    const [result] = await eslint.lintText(code, { filePath: file });
    const fired = (result?.messages ?? []).map(({ ruleId, message }) => ({ rule: ruleId ?? message, message }));
    const told = fired.filter(({ rule }) => rule === expects).map(({ message }) => message);
    const ok =
      expects === undefined
        ? result !== undefined && !fired.some(({ rule }) => isWatched(rule))
        : told.length > 0 && told.every((message) => message.includes(says));
    const reported = told.length > 0 ? told : fired.map(({ rule }) => rule);
    const expected = [expects ?? "nothing", says].join(" ").trim();
    yield { name, ok, detail: `${expected} expected, ${[...new Set(reported)].join(", ") || "nothing"} reported` };
  }
}

/** A parse error has a sentence for a rule id; a probe that does not parse proves nothing. */
const isWatched = (rule) => WATCHED.test(rule) || rule.includes(" ");

/** A probe exists in memory only, so no tsconfig lists it, unless it stands in for a real file such as terminal.ts. */
const parsesUnknownFiles = (tsconfigRootDir) => ({
  files: ["**/*.ts"],
  languageOptions: {
    parserOptions: {
      project: null,
      tsconfigRootDir,
      projectService: {
        allowDefaultProject: [...new Set(probes.map(({ file }) => file))].filter(
          (file) => file.endsWith(".ts") && !existsSync(join(tsconfigRootDir, file)),
        ),
        maximumDefaultProjectFileMatchCount_THIS_WILL_SLOW_DOWN_LINTING: probes.length,
      },
    },
  },
});
