import { loadLanguageTopic } from "../commands.ts";
import { FAILPOINT_VARIABLE, SETTINGS } from "../config/settings.ts";
import { EXIT_CODES } from "../exit-codes.ts";
import { FAILPOINTS } from "../failpoints/failpoints.ts";
import { foldedTable } from "../reports/folded-table.ts";
import { folded } from "../reports/folded.ts";

/** A text for so many columns. */
type Topic = (columns: number) => string | Promise<string>;

/** What can be asked about beside commands. */
export const TOPICS: ReadonlyMap<string, Topic> = new Map<string, Topic>([
  ["language", language],
  ["configuration", configuration],
  ["exit-codes", exitCodes],
  ["failpoints", failpoints],
]);

/** Those that everybody is told of; drills are for those who know of them. */
export const TOLD_TOPICS: readonly string[] = ["language", "configuration", "exit-codes"];

async function language(columns: number): Promise<string> {
  const { languageTopic } = await loadLanguageTopic();
  return languageTopic(columns);
}

const IN_JSON =
  'With --json, a command that fails prints {"error": {"name", "code", "reason", "mend"}}, unless it has a result of ' +
  "what it did until then.";

function exitCodes(columns: number): string {
  const rows = Object.entries(EXIT_CODES).map(([name, { code, meaning }]) => [String(code).padStart(4), name, meaning]);
  return [
    "What the exit code says:",
    "",
    foldedTable(["code", "name", "meaning"], rows, columns),
    "",
    ...paragraph(IN_JSON, columns),
  ].join("\n");
}

const PRECEDENCE =
  "Settings are said in config.yaml of the folder that --home or ALCHEMISER_HOME names (~/.alchemiser). The command " +
  "line overrides the environment, that overrides config.yaml, that overrides the standard. alchemiser doctor shows " +
  "which are in force, and who said them.";

const DEMO =
  "Without a mandate in config.yaml the demo has one of its own, of three shipped strategies; paper needs one of yours.";

function configuration(columns: number): string {
  const keys = SETTINGS.map(({ key, standard = "", meaning }) => [key, standard, meaning]);
  const variables = SETTINGS.flatMap(({ key, variable }) => (variable === undefined ? [] : [[variable, key]]));
  return [
    ...paragraph(PRECEDENCE, columns),
    "",
    ...paragraph(DEMO, columns),
    "",
    foldedTable(["key", "standard", "meaning"], keys, columns),
    "",
    foldedTable(["variable", "key"], variables, columns),
    "",
    "For example:",
    "",
    ...EXAMPLE.map((line) => `  ${line}`),
  ].join("\n");
}

const paragraph = (text: string, columns: number): readonly string[] => folded(text, { width: columns, bullet: "" });

const EXAMPLE = [
  "world: paper",
  "mandate:",
  "  sleeves:",
  "    - { strategy: holy-grail, weight: 60% }",
  "    - { strategy: my.clj, weight: 40% }",
  "  maxWeight: { default: 25%, TQQQ: 100% }",
];

const DRILL =
  `For drills: ${FAILPOINT_VARIABLE}=NAME kills a run where it passes that point, as if the power had gone, and NAME:3 ` +
  "where it passes it for the third time. The same command without the variable goes on where the run died.";

function failpoints(columns: number): string {
  return [...paragraph(DRILL, columns), "", ...FAILPOINTS.map((name) => `  ${name}`)].join("\n");
}
