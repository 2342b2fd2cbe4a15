import * as z from "zod";
import { parseJson } from "../wire/parse-json.ts";

const Terms = z.record(z.string(), z.unknown());

/** In which terms two accounts differ, in words; nothing when the first text holds no terms at all. */
export function otherTerms(begun: string, asked: string): string | undefined {
  const [before, now] = [termsIn(begun), termsIn(asked)];
  if (before === undefined || now === undefined) return undefined;
  const names = [...new Set([...Object.keys(now), ...Object.keys(before)])];
  const told = names.map((name) => ({ name, was: JSON.stringify(before[name]), is: JSON.stringify(now[name]) }));
  return told
    .filter(({ was, is }) => was !== is)
    .map(({ name, was, is }) => `${name} was ${was}, and is to be ${is}`)
    .join("; ");
}

function termsIn(text: string): z.infer<typeof Terms> | undefined {
  const json = parseJson(text);
  return json.outcome === "parsed" ? Terms.safeParse(json.value).data : undefined;
}
