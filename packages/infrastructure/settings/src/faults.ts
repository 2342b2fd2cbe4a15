import type * as z from "zod";

/** Something that is wrong with settings, and the path of keys to it. */
export type Fault =
  | { readonly is: "not-known"; readonly path: readonly string[] }
  /** `sentence` is to be read after the key: it says what must be there, and what was. */
  | { readonly is: "wrong"; readonly path: readonly string[]; readonly sentence: string };

type Issue = z.ZodError["issues"][number];

/** What a schema found, in our words. */
export const faultsIn = ({ issues }: z.ZodError): readonly Fault[] => issues.flatMap(faultsOf);

function faultsOf(issue: Issue): readonly Fault[] {
  const path = issue.path.map(String);
  if (issue.code === "unrecognized_keys") return issue.keys.map((key) => ({ is: "not-known", path: [...path, key] }));
  return [{ is: "wrong", path, sentence: sentenceOf(issue) }];
}

/** What zod says of a group where a text stands, or the other way round, is about its own words and not the user's. */
function sentenceOf(issue: Issue): string {
  if (issue.code === "invalid_key") return issue.issues[0]?.message ?? issue.message;
  const isGroup = issue.code === "invalid_type" && GROUPS.includes(issue.expected);
  if (!isGroup) return issue.message;
  const sample = issue.expected === "record" ? ", such as { default: 20% }" : "";
  return `must be a group of keys with values${sample}`;
}

const GROUPS: readonly string[] = ["object", "record"];
