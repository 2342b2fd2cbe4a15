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
  const secrets = new Map<string, string>();
  for (const [index, line] of text
    .split("\n")
    .map((one) => one.trim())
    .entries()) {
    if (line === "" || line.startsWith("#")) continue;
    const [, name, value] = /^(?:export\s+)?(\w+)\s*=\s*(.*)$/.exec(line) ?? [];
    if (name === undefined || value === undefined)
      throw new SecretsUnavailable(path, `Line ${index + 1} of "${path}" is not of the form NAME=value`);
    // Whoever has written a name twice has meant one of them, and nobody knows which.
    if (secrets.has(name)) throw new SecretsUnavailable(path, `Line ${index + 1} of "${path}" says "${name}" again`);
    secrets.set(name, unquoted(value));
  }
  return secrets;
}

const unquoted = (value: string): string => /^(["'])(.*)\1$/.exec(value)?.[2] ?? value;
