export interface Folding {
  readonly width: number;
  /** What the first line begins with; the others are indented as far. */
  readonly bullet: string;
}

/** A sentence in lines of at most `width` characters, broken between words. */
export function folded(sentence: string, { width, bullet }: Folding): readonly string[] {
  const lines: string[] = [];
  let line = bullet;
  let isFresh = true;
  for (const word of sentence.split(" ")) {
    if (!isFresh && line.length + 1 + word.length > width) {
      lines.push(line);
      [line, isFresh] = [" ".repeat(bullet.length), true];
    }
    line += isFresh ? word : ` ${word}`;
    isFresh = false;
  }
  return [...lines, line];
}

/** Lines that fit `width`, each folded under its own indentation. */
export const foldedText = (text: string, width: number): string =>
  text
    .split("\n")
    .flatMap((line) => folded(line.trimStart(), { width, bullet: " ".repeat(line.length - line.trimStart().length) }))
    .join("\n");
