import { readFile, stat } from "node:fs/promises";
import type { Home } from "../home.ts";
import { environmentLayer, optionLayer, unknownVariables, type Environment, type Layer } from "./environment.ts";
import { problemsIn, type OriginOf } from "./issues.ts";
import type { Problem } from "./problem.ts";
import { readYaml, type YamlReading } from "./read-yaml.ts";
import { Settings, type Configuration } from "./schema.ts";
import { DEMO_MANDATE, SETTINGS } from "./settings.ts";
import { branchWith, EMPTY, leavesOf, nameOf, overlay, type Branch } from "./tree.ts";
import { systemCodeOf } from "../system-code.ts";

/** A setting in force, and who said it. */
export interface Source {
  readonly key: string;
  readonly text: string;
  /** `standard`, `demo` for the demo's own mandate, the file with line and column, a variable or an option. */
  readonly origin: string;
}

export type ConfigurationReading =
  | { readonly outcome: "read"; readonly configuration: Configuration; readonly sources: readonly Source[] }
  | { readonly outcome: "refused"; readonly problems: readonly Problem[] };

export interface Said {
  readonly home: Home;
  readonly environment: Environment;
  readonly options: Readonly<Record<string, unknown>>;
}

/** Everything that was said about settings, in the one order of precedence. Every mistake is told, not only the first. */
export async function readConfiguration({ home, environment, options }: Said): Promise<ConfigurationReading> {
  const file = await textOf(home.config).catch(nothingWhenMissing);
  if (typeof file === "object") return { outcome: "refused", problems: [unreadable(home.config, file)] };

  const yaml = readYaml(file ?? "", home.config);
  const layers = [environmentLayer(environment), optionLayer(options)];
  const said = layers.reduce((branch, layer) => overlay(branch, layer.branch), yaml.branch);
  const demo = demoMandateFor(said);
  const settings = [demo, said].reduce(overlay, STANDARDS);
  const originOf = originsIn(yaml, home, layers);
  const parsed = Settings.safeParse(settings);
  const problems = [
    ...yaml.problems,
    ...unknownVariables(environment),
    ...(parsed.success || yaml.problems.length > 0 ? [] : problemsIn(parsed.error, { file: home.config, originOf })),
  ];
  if (!parsed.success || problems.length > 0) return { outcome: "refused", problems };

  const ofDemo = new Set(leavesOf(demo).map(({ path }) => nameOf(path)));
  const sources = leavesOf(settings).map(({ path, text }) => ({
    key: nameOf(path),
    text,
    origin: originOf(path) ?? (ofDemo.has(nameOf(path)) ? "demo" : "standard"),
  }));
  return { outcome: "read", configuration: parsed.data, sources };
}

/** What holds when nobody says otherwise. */
const STANDARDS = SETTINGS.flatMap(({ key, standard }) =>
  standard === undefined ? [] : [branchWith(key.split("."), standard)],
).reduce(overlay, EMPTY);

/** A demo without a mandate gets one; where money is at stake nobody does. */
const demoMandateFor = ({ mandate, world }: Branch): Branch =>
  mandate === undefined && world !== "paper" && world !== "live" ? { mandate: DEMO_MANDATE } : EMPTY;

function originsIn({ places }: YamlReading, { config }: Home, layers: readonly Layer[]): OriginOf {
  return (path) => {
    const key = nameOf(path);
    const name = layers.findLast(({ names }) => names.has(key))?.names.get(key);
    const place = places.get(key);
    return name ?? (place && `${config}:${place.line}:${place.column}`);
  };
}

/** More than anybody writes by hand. */
const MOST_BYTES = 2 ** 20;

async function textOf(path: string): Promise<string> {
  const stats = await stat(path);
  // A pipe would be waited for.
  if (!stats.isFile()) throw new Error("it is not a regular file");
  if (stats.size > MOST_BYTES) throw new Error(`it is larger than ${MOST_BYTES} bytes`);
  return readFile(path, "utf8");
}

function nothingWhenMissing(cause: unknown): Error | undefined {
  if (systemCodeOf(cause) === "ENOENT") return undefined;
  return cause instanceof Error ? cause : new Error("unknown", { cause });
}

const unreadable = (file: string, { message }: Error): Problem => ({
  where: file,
  sentence: `the configuration cannot be read: ${message}`,
});
