export const LISP_ESCAPES = String.raw`only the escapes \" \\ \n \t \r in a string`;
export const JSON_ESCAPES = "a string with JSON's escapes only";

const LISP_ESCAPE = /\\(["\\ntr])/g;
const JSON_ESCAPE = /\\(?:(["\\/bfnrt])|u([0-9a-fA-F]{4}))/g;
const MEANING: ReadonlyMap<string, string> = new Map([
  ["n", "\n"],
  ["t", "\t"],
  ["r", "\r"],
  ["b", "\b"],
  ["f", "\f"],
]);

/** Where the string that begins at `at` ends, after its closing quote. */
export function endOfString(text: string, at: number): number | undefined {
  for (let quote = text.indexOf('"', at + 1); quote >= 0; quote = text.indexOf('"', quote + 1)) {
    let backslashes = 0;
    while (text.charAt(quote - backslashes - 1) === "\\") backslashes++;
    if (backslashes % 2 === 0) return quote + 1;
  }
  return undefined;
}

export const isLispString = (quoted: string): boolean =>
  !quoted.includes("\\") || !quoted.replace(LISP_ESCAPE, "").includes("\\");

export const isJsonString = (quoted: string): boolean =>
  !quoted.includes("\n") && (!quoted.includes("\\") || !quoted.replace(JSON_ESCAPE, "").includes("\\"));

/** What a quoted string of either notation says; the one knows a few escapes more than the other. */
export function unquoted(quoted: string): string {
  const inner = quoted.slice(1, -1);
  if (!inner.includes("\\")) return inner;
  return inner.replace(JSON_ESCAPE, (_, letter: string | undefined, code: string | undefined) =>
    code === undefined ? (MEANING.get(letter ?? "") ?? letter ?? "") : String.fromCharCode(Number.parseInt(code, 16)),
  );
}

const TO_ESCAPE = /["\\\n\t\r]/g;
const ESCAPED: ReadonlyMap<string, string> = new Map([
  ['"', '\\"'],
  ["\\", "\\\\"],
  ["\n", "\\n"],
  ["\t", "\\t"],
  ["\r", "\\r"],
]);

/** `text` as the Lisp writes it. */
export const quoted = (text: string): string =>
  `"${text.replace(TO_ESCAPE, (character) => ESCAPED.get(character) ?? "")}"`;
