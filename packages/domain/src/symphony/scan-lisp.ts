import { CODE, isBlankCode, isDigitCode, isWordCode } from "./characters.ts";
import { tooDeep, tooMany } from "./inspect-text.ts";
import { endOfString, isLispString, LISP_ESCAPES } from "./strings.ts";
import type { Complaint } from "./symphony-error.ts";
import { FORM, type FormKind, type Tape } from "./tape.ts";
import { TapeWriter } from "./tape-writer.ts";

const CLOSER: ReadonlyMap<number, string> = new Map([
  [FORM.list, ")"],
  [FORM.vector, "]"],
  [FORM.map, "}"],
]);
const NUMBER = /^(?:[+-]?\d+(?:\.\d*)?(?:[eE][+-]?\d+)?[MN]?|[+-]?\d+\/\d+|##NaN|##-?Inf)$/;
const LITERALS: ReadonlyMap<string, FormKind> = new Map([
  ["nil", FORM.nil],
  ["true", FORM.true],
  ["false", FORM.false],
]);

/** The forms of a text in Lisp or EDN. Commas are white space, `;` starts a comment. */
export function scanLisp(text: string): Tape | Complaint {
  const writer = new TapeWriter(text.length);
  let at = skipBlank(text, 0);

  while (at < text.length) {
    const code = text.charCodeAt(at);
    const opened = openedBy(code);
    const closed = closedBy(code);
    if (opened !== undefined) {
      writer.open(opened, at++);
      if (writer.isTooDeep) return tooDeep(at - 1);
    } else if (closed !== undefined) {
      if (writer.openKind !== closed) return { at, expected: expectedHere(writer), found: `"${text.charAt(at)}"` };
      writer.close(++at);
    } else {
      const end = scanAtom(text, at, writer);
      if (typeof end !== "number") return end;
      at = end;
    }
    if (writer.isTooLong) return tooMany(at);
    at = skipBlank(text, at);
  }
  return writer.openedAt === undefined ? writer.tape() : unclosed(writer, text.length);
}

function openedBy(code: number): typeof FORM.list | typeof FORM.vector | typeof FORM.map | undefined {
  if (code === CODE.openList) return FORM.list;
  if (code === CODE.openVector) return FORM.vector;
  return code === CODE.openMap ? FORM.map : undefined;
}

function closedBy(code: number): FormKind | undefined {
  if (code === CODE.closeList) return FORM.list;
  if (code === CODE.closeVector) return FORM.vector;
  return code === CODE.closeMap ? FORM.map : undefined;
}

/** Writes the string, number or name at `at`; answers where it ends. */
function scanAtom(text: string, at: number, writer: TapeWriter): number | Complaint {
  if (text.charCodeAt(at) === CODE.quote) {
    const end = endOfString(text, at);
    if (end === undefined) return { at, expected: "a string that ends", found: "no closing quote" };
    if (!isLispString(text.slice(at, end))) return { at, expected: LISP_ESCAPES, found: "another escape" };
    writer.atom(FORM.string, at, end);
    return end;
  }
  let end = at;
  while (isWordCode(text.charCodeAt(end))) end++;
  if (end === at) return { at, expected: expectedHere(writer), found: `"${text.charAt(at)}"` };
  const kind = kindOfWord(text, at, end);
  if (kind === undefined) return { at, expected: "a number", found: `"${text.slice(at, end)}"` };
  writer.atom(kind, at, end);
  return end;
}

/** Undefined for a word that begins like a number and is none. */
function kindOfWord(text: string, at: number, end: number): FormKind | undefined {
  const first = text.charCodeAt(at);
  if (first === CODE.colon) return FORM.keyword;
  const isSigned = text.startsWith("+", at) || text.startsWith("-", at);
  if (isDigitCode(first) || text.startsWith("##", at) || (isSigned && isDigitCode(text.charCodeAt(at + 1)))) {
    return NUMBER.test(text.slice(at, end)) ? FORM.number : undefined;
  }
  return end - at <= 5 ? (LITERALS.get(text.slice(at, end)) ?? FORM.symbol) : FORM.symbol;
}

/** Skips space and comments. */
function skipBlank(text: string, from: number): number {
  let at = from;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (isBlankCode(code)) at++;
    else if (code === CODE.semicolon) {
      const newline = text.indexOf("\n", at);
      at = newline < 0 ? text.length : newline;
    } else break;
  }
  return at;
}

function expectedHere({ openKind }: TapeWriter): string {
  return openKind === undefined ? 'a form such as "(defsymphony …)"' : `a form or "${CLOSER.get(openKind) ?? ""}"`;
}

const unclosed = (writer: TapeWriter, end: number): Complaint => ({
  at: writer.openedAt ?? end,
  expected: `a "${CLOSER.get(writer.openKind ?? 0) ?? ""}" that closes this bracket`,
  found: "the end of the text",
});
