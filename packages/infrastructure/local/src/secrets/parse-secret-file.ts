import { SecretsUnavailable } from "@alchemiser/application";
import * as z from "zod";

const JsonSecrets = z.record(z.string(), z.string());

/** Reads `{"NAME": "value"}`, or lines of `NAME=value` with `#` before remarks. No error shows any of the text. */
export function parseSecretFile(path: string, text: string): ReadonlyMap<string, string> {
  return text.trimStart().startsWith("{") ? parseJson(path, text) : parseLines(path, text);
}

function parseJson(path: string, text: string): ReadonlyMap<string, string> {
  const json = JsonSecrets.safeParse(parsed(text));
  // The parser's own message would quote the file.
  if (!json.success) throw new SecretsUnavailable(path, `"${path}" is not a JSON object of names and texts`);
  return new Map(Object.entries(json.data));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function parseLines(path: string, text: string): ReadonlyMap<string, string> {
  const lines = text.split("\n").map((line) => line.trim());
  const entries = lines.map((line, index): [string, string] | undefined => {
    if (line === "" || line.startsWith("#")) return undefined;
    const [, name, value] = /^(?:export\s+)?(\w+)\s*=\s*(.*)$/.exec(line) ?? [];
    if (name === undefined || value === undefined)
      throw new SecretsUnavailable(path, `Line ${index + 1} of "${path}" is not of the form NAME=value`);
    return [name, unquoted(value)];
  });
  return new Map(entries.filter((entry) => entry !== undefined));
}

const unquoted = (value: string): string => /^(["'])(.*)\1$/.exec(value)?.[2] ?? value;
