/**
 * Control characters, line and paragraph separators, marks that turn the direction of writing, and halves of pairs:
 * what could end a line of the log, hide a part of it, or give orders to a terminal.
 */
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

/** `text` on one line, with every character that does not show itself written as its code. */
export const printable = (text: string): string =>
  text.replace(UNPRINTABLE, (character) => {
    if (character === "\n") return String.raw`\n`;
    return String.raw`\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
  });
