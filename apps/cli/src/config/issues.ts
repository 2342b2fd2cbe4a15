import { faultsIn, type Fault } from "@alchemiser/settings";
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

/** What a schema found, with the place where it was said. */
export const problemsIn = (error: z.ZodError, origins: Origins): readonly Problem[] =>
  faultsIn(error).map((fault) => problemOf(fault, origins));

function problemOf(fault: Fault, origins: Origins): Problem {
  const { path } = fault;
  if (fault.is === "not-known") return unknownKey(path, origins);
  const missing = isMissing(path, origins) ? "is missing: it " : "";
  return { where: nearest(path, origins), sentence: `"${nameOf(path)}" ${missing}${fault.sentence}` };
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

const isMissing = (path: Path, { originOf }: Origins): boolean => originOf(path) === undefined;

/** The place of the setting, or of the innermost group around it that was written. */
function nearest(path: Path, origins: Origins): string {
  if (path.length === 0) return origins.file;
  return origins.originOf(path) ?? nearest(path.slice(0, -1), origins);
}
