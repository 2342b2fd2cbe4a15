import { lineAround, placeAt, printable, type Place, type SourceText } from "./source-text.ts";

/** Why a symphony is refused, and where. */
export interface SymphonyError extends Place {
  readonly file: string;
  readonly expected: string;
  readonly found: string;
  /** What was probably meant, where something comes close. */
  readonly suggestion: string | undefined;
  /** The line of the program, for showing. */
  readonly source: string;
}

export interface Complaint {
  readonly at: number;
  readonly expected: string;
  readonly found: string;
  readonly suggestion?: string | undefined;
}

export function errorAt(source: SourceText, { at, expected, found, suggestion }: Complaint): SymphonyError {
  return {
    file: source.file,
    ...placeAt(source, at),
    expected,
    found: printable(found.length > 60 ? `${found.slice(0, 60)}…` : found),
    suggestion,
    source: lineAround(source, at),
  };
}

/** The error as people read it: place, what was expected, what stood there, and the line. */
export function describeError({ file, line, column, expected, found, suggestion, source }: SymphonyError): string {
  const hint = suggestion === undefined ? "" : `, perhaps "${suggestion}" was meant`;
  return `${printable(file)}:${line}:${column}: expected ${expected}, found ${found}${hint}\n  ${source.trim()}`;
}
