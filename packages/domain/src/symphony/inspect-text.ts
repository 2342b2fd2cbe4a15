import { CODE } from "./characters.ts";
import { LIMITS } from "./limits.ts";
import type { Complaint } from "./symphony-error.ts";

/**
 * One quick look at the whole text, before anything is built from it: is it too large or too deep, and does it hold
 * characters that have no business in a program? Control characters and those that turn the reading direction, which
 * let a program look like another one, are refused even in strings and comments.
 */
export function inspectText(text: string): Complaint | undefined {
  if (text.length > LIMITS.bytes) return tooLarge(text.length);
  let extraBytes = 0;
  let depth = 0;
  let inside: number = 0;

  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code > 0x7e) {
      if (isForbidden(code, text.charCodeAt(at + 1))) return forbidden(code, at);
      extraBytes += code < 0x800 ? 1 : 2;
      if (isHalf(code)) at++;
      continue;
    }
    const role = ROLES[code];
    if (role === ROLE.none) continue;
    if (role === ROLE.forbidden) return forbidden(code, at);
    if (inside === CODE.quote) {
      if (role === ROLE.escape) at++;
      else if (role === ROLE.quote) inside = 0;
    } else if (inside === CODE.semicolon) {
      if (role === ROLE.newline) inside = 0;
    } else if (role === ROLE.quote || role === ROLE.comment) inside = code;
    else if (role === ROLE.open && ++depth > LIMITS.depth) return tooDeep(at);
    else if (role === ROLE.close) depth--;
  }
  const bytes = text.length + extraBytes;
  return bytes > LIMITS.bytes ? tooLarge(bytes) : undefined;
}

/** The first character of an unescaped string that has no business in a program, as U+0008. Line ends and tabs have. */
export function forbiddenIn(text: string): string | undefined {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code > 0x7e ? isForbidden(code, text.charCodeAt(at + 1)) : ROLES[code] === ROLE.forbidden)
      return forbidden(code, at).found;
    if (isHalf(code)) at++;
  }
  return undefined;
}

/** What the characters up to `~` mean to the inspection. Most mean nothing, and are passed by a single look-up. */
const ROLE = { none: 0, forbidden: 1, open: 2, close: 3, quote: 4, escape: 5, comment: 6, newline: 7 } as const;

const ROLES = new Uint8Array(0x7f);
ROLES.fill(ROLE.forbidden, 0, CODE.space);
ROLES.fill(ROLE.none, CODE.tab, CODE.newline);
for (const [role, codes] of [
  [ROLE.none, [CODE.return]],
  [ROLE.newline, [CODE.newline]],
  [ROLE.open, [CODE.openList, CODE.openVector, CODE.openMap]],
  [ROLE.close, [CODE.closeList, CODE.closeVector, CODE.closeMap]],
  [ROLE.quote, [CODE.quote]],
  [ROLE.escape, [CODE.backslash]],
  [ROLE.comment, [CODE.semicolon]],
] as const) {
  for (const code of codes) ROLES[code] = role;
}

export const tooDeep = (at: number): Complaint => ({
  at,
  expected: `at most ${String(LIMITS.depth)} brackets inside each other`,
  found: "one more",
});

export const tooMany = (at: number): Complaint => ({
  at,
  expected: `at most ${String(LIMITS.nodes)} nodes`,
  found: "one more",
});

const tooLarge = (bytes: number): Complaint => ({
  at: 0,
  expected: `a text of at most ${String(LIMITS.bytes)} bytes`,
  found: `${String(bytes)} or more`,
});

const forbidden = (code: number, at: number): Complaint => ({
  at,
  expected: "only printable characters",
  found: `U+${code.toString(16).toUpperCase().padStart(4, "0")}`,
});

/**
 * Of the characters above `~`: DEL, the second control block, marks and overrides of direction, line separators, and
 * half of a character that is followed by no other half.
 */
function isForbidden(code: number, next: number): boolean {
  if (isHalf(code)) return code >= 0xdc00 || !(next >= 0xdc00 && next <= 0xdfff);
  return (
    code <= 0x9f ||
    code === 0x061c ||
    (code >= 0x200e && code <= 0x200f) ||
    (code >= 0x2028 && code <= 0x202e) ||
    (code >= 0x2066 && code <= 0x2069)
  );
}

const isHalf = (code: number): boolean => code >= 0xd800 && code <= 0xdfff;
