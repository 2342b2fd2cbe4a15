import { LIMITS } from "./limits.ts";
import type { Complaint } from "./symphony-error.ts";

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const SEMICOLON = 0x3b;
const NEWLINE = 0x0a;

/**
 * One quick look at the whole text, before anything is built from it: is it too large or too deep, and does it hold
 * characters that have no business in a program? Control characters and those that turn the reading direction, which
 * let a program look like another one, are refused even in strings and comments.
 */
export function inspectText(text: string): Complaint | undefined {
  if (text.length > LIMITS.bytes) return tooLarge(text.length);
  let bytes = text.length;
  let depth = 0;
  let inside = 0;

  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code > 0x7f) bytes += code < 0x800 || isHalf(code) ? 1 : 2;
    if (isHalf(code)) {
      if (!isPair(code, text.charCodeAt(at + 1))) return forbidden(code, at);
      bytes += 1;
      at += 1;
      continue;
    }
    if ((code < 0x20 && !isSpace(code)) || (code > 0x7e && isForbidden(code))) return forbidden(code, at);

    if (inside === QUOTE) {
      if (code === BACKSLASH) at++;
      else if (code === QUOTE) inside = 0;
    } else if (inside === SEMICOLON) {
      if (code === NEWLINE) inside = 0;
    } else if (code === QUOTE || code === SEMICOLON) inside = code;
    else if (code === 0x28 || code === 0x5b || code === 0x7b) {
      if (++depth > LIMITS.depth) return tooDeep(at);
    } else if (code === 0x29 || code === 0x5d || code === 0x7d) depth--;
  }
  return bytes > LIMITS.bytes ? tooLarge(bytes) : undefined;
}

export const tooDeep = (at: number): Complaint => ({
  at,
  expected: `at most ${LIMITS.depth} brackets inside each other`,
  found: "one more",
});

export const tooMany = (at: number): Complaint => ({
  at,
  expected: `at most ${LIMITS.nodes} nodes`,
  found: "one more",
});

const tooLarge = (bytes: number): Complaint => ({
  at: 0,
  expected: `a text of at most ${LIMITS.bytes} bytes`,
  found: `${bytes} or more`,
});

export const forbidden = (code: number, at: number): Complaint => ({
  at,
  expected: "only printable characters",
  found: `U+${code.toString(16).toUpperCase().padStart(4, "0")}`,
});

const isSpace = (code: number): boolean => code === 0x09 || code === NEWLINE || code === 0x0d;
/** Whether a unit is half of a character outside the first plane; such halves must come in pairs. */
const isHalf = (code: number): boolean => code >= 0xd800 && code <= 0xdfff;
const isPair = (high: number, low: number): boolean => high < 0xdc00 && low >= 0xdc00 && low <= 0xdfff;

/** Of the characters above `~`: DEL, the second control block, marks and overrides of direction, line separators. */
export const isForbidden = (code: number): boolean =>
  (code >= 0x7f && code <= 0x9f) ||
  (code >= 0x200e && code <= 0x200f) ||
  (code >= 0x2028 && code <= 0x202e) ||
  (code >= 0x2066 && code <= 0x2069) ||
  code === 0x061c;
