import type * as z from "zod";
import { suggestion } from "../did-you-mean.ts";
import type { Problem } from "./problem.ts";
import { SETTINGS } from "./settings.ts";
import { nameOf, type Path } from "./tree.ts";

/** Where the setting at a path was said; nothing when nobody said it. */
export type OriginOf = (path: Path) => string | undefined;

interface Origins {
  readonly file: string;
  readonly originOf: OriginOf;
}

type Issue = z.ZodError["issues"][number];

/** What a schema found, in our words and with the place where it was said. */
export const problemsIn = ({ issues }: z.ZodError, origins: Origins): readonly Problem[] =>
  issues.flatMap((issue) => problemsOf(issue, origins));

function problemsOf(issue: Issue, origins: Origins): readonly Problem[] {
  const path = issue.path.map(String);
  if (issue.code === "unrecognized_keys") return issue.keys.map((key) => unknownKey([...path, key], origins));
  const where = nearest(path, origins);
  const key = `"${nameOf(path)}"`;
  if (issue.code === "invalid_key") return [{ where, sentence: `${key} ${issue.issues[0]?.message ?? ""}` }];
  return [{ where, sentence: `${key} ${isMissing(path, origins) ? "is missing: it " : ""}${messageOf(issue)}` }];
}

function unknownKey(path: Path, origins: Origins): Problem {
  const inside = path.slice(0, -1);
  const hint = suggestion(path.at(-1) ?? "", keysIn(inside));
  return { where: nearest(path, origins), sentence: `the key "${nameOf(path)}" is not known${hint}` };
}

/** The keys that a group may have. */
function keysIn(path: Path): ReadonlySet<string> {
  const group = path.length === 0 ? "" : `${nameOf(path).replaceAll(/\[\d+\]/g, "[]")}.`;
  const inside = SETTINGS.filter(({ key }) => key.startsWith(group)).map(({ key }) => key.slice(group.length));
  return new Set(inside.map((rest) => rest.split(/[.[]/)[0] ?? rest));
}

/** What zod says of a group where a text stands, or the other way round, is about its own words and not the user's. */
function messageOf({ code, message, ...issue }: Issue): string {
  return code === "invalid_type" && "expected" in issue && issue.expected === "object"
    ? "must be a group of keys with values"
    : message;
}

const isMissing = (path: Path, { originOf }: Origins): boolean => originOf(path) === undefined;

/** The place of the setting, or of the innermost group around it that was written. */
function nearest(path: Path, origins: Origins): string {
  if (path.length === 0) return origins.file;
  return origins.originOf(path) ?? nearest(path.slice(0, -1), origins);
}
