/** Code units that the scanners look for. */
export const CODE = {
  tab: 0x09,
  newline: 0x0a,
  return: 0x0d,
  space: 0x20,
  quote: 0x22,
  hash: 0x23,
  openList: 0x28,
  closeList: 0x29,
  comma: 0x2c,
  colon: 0x3a,
  semicolon: 0x3b,
  openVector: 0x5b,
  backslash: 0x5c,
  closeVector: 0x5d,
  openMap: 0x7b,
  closeMap: 0x7d,
} as const;

const WORD = /[\w*+!\-'?<>=.$&%/|:#]/;
const inWord = Uint8Array.from({ length: 128 }, (_, code) => (WORD.test(String.fromCharCode(code)) ? 1 : 0));

/** Whether a character may stand in a name, a keyword or a number. */
export const isWordCode = (code: number): boolean => inWord[code] === 1;

/** White space as Lisp has it: commas too, and every space of Unicode. */
export const isBlankCode = (code: number): boolean =>
  code === CODE.space ||
  (code >= CODE.tab && code <= CODE.return) ||
  code === CODE.comma ||
  (code > 0x7f && /[\s\uFEFF]/.test(String.fromCharCode(code)));

export const isDigitCode = (code: number): boolean => code >= 0x30 && code <= 0x39;
