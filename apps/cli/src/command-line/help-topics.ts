import { SETTINGS } from "../config/settings.ts";
import { EXIT_CODES } from "../exit-codes.ts";
import { tableOf } from "../reports/table.ts";

/** What can be asked about beside commands. */
export const TOPICS: ReadonlyMap<string, () => string> = new Map([
  ["exit-codes", exitCodes],
  ["configuration", configuration],
]);

function exitCodes(): string {
  const rows = Object.entries(EXIT_CODES).map(([name, { code, meaning }]) => [String(code), name, meaning]);
  return [
    "What the exit code says:",
    "",
    tableOf(["code", "name", "meaning"], rows, ["right", "left", "left"]),
    "",
    'With --json, a command that fails prints {"error": {"name", "code", "reason", "mend"}}.',
  ].join("\n");
}

function configuration(): string {
  const rows = SETTINGS.map(({ key, standard = "", variable = "", meaning }) => [key, standard, variable, meaning]);
  return [
    "Settings are said in config.yaml of the folder that --home or ALCHEMISER_HOME names (~/.alchemiser).",
    "The command line overrides the environment, that overrides config.yaml, that overrides the standard.",
    "",
    tableOf(["key", "standard", "variable", "meaning"], rows, ["left", "left", "left", "left"]),
    "",
    "For example:",
    "",
    ...EXAMPLE.map((line) => `  ${line}`),
  ].join("\n");
}

const EXAMPLE = [
  "world: paper",
  "mandate:",
  "  sleeves:",
  "    - { strategy: holy-grail, weight: 60% }",
  "    - { strategy: my.clj, weight: 40% }",
  "  maxWeight: { default: 25%, TQQQ: 100% }",
];
