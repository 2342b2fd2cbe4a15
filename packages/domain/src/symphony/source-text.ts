/** A text and the name of the file it is from. */
export interface SourceText {
  readonly file: string;
  readonly text: string;
}

/** A place for people: both numbers count from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

export function placeAt({ text }: SourceText, offset: number): Place {
  let line = 1;
  let start = 0;
  for (let end = text.indexOf("\n"); end >= 0 && end < offset; end = text.indexOf("\n", start)) {
    line += 1;
    start = end + 1;
  }
  return { line, column: offset - start + 1 };
}

/** `placeAt` for many places: the lines are counted once. */
export function placesIn({ text }: Pick<SourceText, "text">): (offset: number) => Place {
  const starts = [0];
  for (let end = text.indexOf("\n"); end >= 0; end = text.indexOf("\n", end + 1)) starts.push(end + 1);
  return (offset) => {
    let [line, after] = [0, starts.length];
    while (after - line > 1) {
      const middle = (line + after) >> 1;
      if ((starts[middle] ?? Infinity) <= offset) line = middle;
      else after = middle;
    }
    return { line: line + 1, column: offset - (starts[line] ?? 0) + 1 };
  };
}

const SHOWN = 120;
// Control and direction characters would let a program rewrite the message that complains about it.
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/** The line around `offset`, cut to what fits a screen, with anything unprintable shown as a dot. */
export function lineAround({ text }: SourceText, offset: number): string {
  const from = Math.max(text.lastIndexOf("\n", offset - 1) + 1, offset - SHOWN / 2);
  const newline = text.indexOf("\n", offset);
  const until = Math.min(newline < 0 ? text.length : newline, from + SHOWN);
  return printable(text.slice(from, until));
}

export const printable = (text: string): string => text.replace(UNPRINTABLE, "·");
