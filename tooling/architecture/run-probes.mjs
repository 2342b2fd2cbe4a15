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

/** Plants every probe in memory, at the path it names, and yields a line about each: `{ name, ok, detail }`. */
export async function* runProbes(root) {
  const eslint = new ESLint({ cwd: root, ignore: false, overrideConfig: parsesUnknownFiles(root) });
  for (const { name, file, code, expects } of probes) {
    const [result] = await eslint.lintText(code, { filePath: file });
    const fired = [...new Set((result?.messages ?? []).map(({ ruleId, message }) => ruleId ?? message))];
    const ok = expects === undefined ? result !== undefined && !fired.some(isWatched) : fired.includes(expects);
    yield { name, ok, detail: `${expects ?? "nothing"} expected, ${fired.join(", ") || "nothing"} reported` };
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
