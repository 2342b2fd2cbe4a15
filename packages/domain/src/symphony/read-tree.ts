import type { Ticker } from "../market/ticker.ts";
import { readExport } from "./export/read-export.ts";
import { kindOf } from "./forms.ts";
import { inspectText } from "./inspect-text.ts";
import { readProgram } from "./read-program.ts";
import { Reading } from "./reading.ts";
import { scanJson } from "./scan-json.ts";
import { scanLisp } from "./scan-lisp.ts";
import type { SourceText } from "./source-text.ts";
import { endOfString, isJsonString, isLispString, unquoted } from "./strings.ts";
import { errorAt, type SymphonyError } from "./symphony-error.ts";
import { FORM } from "./tape.ts";
import type { Program } from "./tree.ts";

/** A tree and every symbol in it, or all that is wrong with the text. */
export type TreeReading =
  | { readonly outcome: "read"; readonly tree: Program; readonly tickers: readonly Ticker[] }
  | { readonly outcome: "refused"; readonly errors: readonly SymphonyError[] };

/** A program in quotes may have been quoted once more on its way; every round makes a copy. */
const MOST_QUOTES = 2;

/** Reads a program in any notation: Lisp, an exported tree in EDN or JSON, nested arrays, or one of them in quotes. */
export function readTree(source: SourceText, rounds = MOST_QUOTES): TreeReading {
  const complaint = inspectText(source.text);
  if (complaint !== undefined) return { outcome: "refused", errors: [errorAt(source, complaint)] };
  const inner = insideQuotes(source);
  return inner === undefined || rounds === 0 ? readPlain(source) : readTree(inner, rounds - 1);
}

/** What is in quotes, when the whole text is one string: some tools export a program so. */
function insideQuotes({ file, text }: SourceText): SourceText | undefined {
  const trimmed = text.trim();
  const isString =
    trimmed.startsWith('"') &&
    endOfString(trimmed, 0) === trimmed.length &&
    (isLispString(trimmed) || isJsonString(trimmed));
  return isString ? { file, text: unquoted(trimmed) } : undefined;
}

function readPlain(source: SourceText): TreeReading {
  const isJson = /^[\s\uFEFF]*(?:\[|\{\s*["}])/.test(source.text);
  const tape = isJson ? scanJson(source.text) : scanLisp(source.text);
  if ("expected" in tape) return { outcome: "refused", errors: [errorAt(source, tape)] };
  if (tape.length === 0) {
    const empty = { at: 0, expected: '(defsymphony "name" {config} body)', found: "an empty text" };
    return { outcome: "refused", errors: [errorAt(source, empty)] };
  }

  const reading = new Reading({ source, tape, areNested: isJson });
  const tree = kindOf(reading.forms, 0) === FORM.map ? readExport(reading, 0) : readProgram(reading, 0);
  const next = tape.next[0] ?? 0;
  if (next < tape.length) reading.refuse(next, "nothing after the program");
  if (tree === undefined || reading.errors.length > 0) return { outcome: "refused", errors: reading.errors };
  return { outcome: "read", tree, tickers: reading.tickers };
}
