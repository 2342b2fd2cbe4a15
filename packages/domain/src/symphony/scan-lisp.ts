import { tooDeep, tooMany } from "./inspect-text.ts";
import { endOfString, isLispString, LISP_ESCAPES } from "./strings.ts";
import type { Complaint } from "./symphony-error.ts";
import { FORM, type FormKind, type Tape } from "./tape.ts";
import { TapeWriter } from "./tape-writer.ts";

const OPENS: ReadonlyMap<string, typeof FORM.list | typeof FORM.vector | typeof FORM.map> = new Map([
  ["(", FORM.list],
  ["[", FORM.vector],
  ["{", FORM.map],
]);
const CLOSES: ReadonlyMap<string, number> = new Map([
  [")", FORM.list],
  ["]", FORM.vector],
  ["}", FORM.map],
]);
const CLOSER: ReadonlyMap<number, string> = new Map([...CLOSES].map(([bracket, kind]) => [kind, bracket]));

// Sticky, so that each looks only where the scanner stands.
const SPACE = /[\s,\uFEFF]+/y;
const WORD = /[\w*+!\-'?<>=.$&%/|:#]+/y;
const NUMBER = /^(?:[+-]?\d+(?:\.\d*)?(?:[eE][+-]?\d+)?[MN]?|[+-]?\d+\/\d+|##NaN|##-?Inf)$/;
const LITERALS: ReadonlyMap<string, FormKind> = new Map([
  ["nil", FORM.nil],
  ["true", FORM.true],
  ["false", FORM.false],
]);

/** The forms of a text in Lisp or EDN. Commas are white space, `;` starts a comment. */
export function scanLisp(text: string): Tape | Complaint {
  const writer = new TapeWriter();
  let at = skipBlank(text, 0);

  while (at < text.length) {
    const character = text.charAt(at);
    const opened = OPENS.get(character);
    const closed = CLOSES.get(character);
    if (opened !== undefined) {
      writer.open(opened, at++);
      if (writer.isTooDeep) return tooDeep(at - 1);
    } else if (closed !== undefined) {
      if (writer.openKind !== closed) return { at, expected: expectedHere(writer), found: `"${character}"` };
      writer.close(++at);
    } else {
      const end = scanAtom(text, at, writer);
      if (typeof end !== "number") return end;
      at = end;
    }
    at = skipBlank(text, at);
    if (writer.isTooLong) return tooMany(at);
  }
  return writer.openedAt === undefined ? writer.tape() : unclosed(writer, text.length);
}

/** Writes the string, number or name at `at`; answers where it ends. */
function scanAtom(text: string, at: number, writer: TapeWriter): number | Complaint {
  if (text.charAt(at) === '"') {
    const end = endOfString(text, at);
    if (end === undefined) return { at, expected: "a string that ends", found: "no closing quote" };
    if (!isLispString(text.slice(at, end))) return { at, expected: LISP_ESCAPES, found: "another escape" };
    writer.atom(FORM.string, at, end);
    return end;
  }
  const end = skip(WORD, text, at);
  const word = text.slice(at, end);
  if (word === "") return { at, expected: expectedHere(writer), found: `"${text.charAt(at)}"` };
  if (/^[+-]?\d|^##/.test(word) && !NUMBER.test(word)) return { at, expected: "a number", found: `"${word}"` };
  writer.atom(kindOfWord(word), at, end);
  return end;
}

function kindOfWord(word: string): FormKind {
  if (word.startsWith(":")) return FORM.keyword;
  return NUMBER.test(word) ? FORM.number : (LITERALS.get(word) ?? FORM.symbol);
}

/** Skips space and comments. A loop, not one pattern: a pattern would keep a memory of every line it passed. */
function skipBlank(text: string, from: number): number {
  let at = skip(SPACE, text, from);
  while (text.charAt(at) === ";") {
    const newline = text.indexOf("\n", at);
    at = newline < 0 ? text.length : skip(SPACE, text, newline);
  }
  return at;
}

function skip(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}

function expectedHere({ openKind }: TapeWriter): string {
  return openKind === undefined ? 'a form such as "(defsymphony …)"' : `a form or "${CLOSER.get(openKind) ?? ""}"`;
}

const unclosed = (writer: TapeWriter, end: number): Complaint => ({
  at: writer.openedAt ?? end,
  expected: `a "${CLOSER.get(writer.openKind ?? 0) ?? ""}" that closes this bracket`,
  found: "the end of the text",
});
