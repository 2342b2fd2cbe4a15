import { forbiddenIn, tooDeep, tooMany } from "./inspect-text.ts";
import { endOfString, isJsonString, JSON_ESCAPES, unquoted } from "./strings.ts";
import type { Complaint } from "./symphony-error.ts";
import { FORM, type Tape } from "./tape.ts";
import { TapeWriter } from "./tape-writer.ts";

const BLANK = /[ \t\n\r\uFEFF]*/y;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const WORDS = [
  ["true", FORM.true],
  ["false", FORM.false],
  ["null", FORM.nil],
] as const;

/** What may stand next. After a key comes a colon, after a value a comma or the end of what it is in. */
type Turn = "value" | "first" | "key" | "first key" | "colon" | "after";

/** The forms of a JSON text: arrays are vectors, objects are maps, null is nil. No object is made from them. */
export function scanJson(text: string): Tape | Complaint {
  const writer = new TapeWriter(text.length);
  let turn: Turn = "value";
  let at = skip(BLANK, text, 0);

  while (at < text.length) {
    const step = scanStep({ text, at, turn, writer });
    if ("expected" in step) return step;
    if (writer.isTooDeep) return tooDeep(at);
    if (writer.isTooLong) return tooMany(at);
    turn = step.turn;
    at = skip(BLANK, text, step.at);
  }
  if (turn === "after" && writer.openKind === undefined) return writer.tape();
  return { at: writer.openedAt ?? at, expected: EXPECTED[turn], found: "the end of the text" };
}

interface Scan {
  readonly text: string;
  readonly at: number;
  readonly turn: Turn;
  readonly writer: TapeWriter;
}

interface Step {
  readonly turn: Turn;
  readonly at: number;
}

const EXPECTED: Readonly<Record<Turn, string>> = {
  value: "a value",
  first: 'a value or "]"',
  key: "a key in quotes",
  "first key": 'a key in quotes or "}"',
  colon: '":"',
  after: '"," or the closing bracket',
};

function scanStep(scan: Scan): Step | Complaint {
  const { text, at, turn, writer } = scan;
  const character = text.charAt(at);
  const inMap = writer.openKind === FORM.map;
  if (turn === "colon" && character === ":") return { turn: "value", at: at + 1 };
  if (turn === "after" && character === "," && writer.openKind !== undefined) {
    return { turn: inMap ? "key" : "value", at: at + 1 };
  }
  if (closes(character, scan)) {
    writer.close(at + 1);
    return { turn: "after", at: at + 1 };
  }
  if (turn === "key" || turn === "first key") return scanString(scan, "colon");
  if (turn === "value" || turn === "first") return scanValue(scan);
  return refusal(scan);
}

function closes(character: string, { turn, writer }: Scan): boolean {
  if (character === "]") return writer.openKind === FORM.vector && (turn === "first" || turn === "after");
  return character === "}" && writer.openKind === FORM.map && (turn === "first key" || turn === "after");
}

function scanValue(scan: Scan): Step | Complaint {
  const { text, at, writer } = scan;
  switch (text.charAt(at)) {
    case "[":
      writer.open(FORM.vector, at);
      return { turn: "first", at: at + 1 };
    case "{":
      writer.open(FORM.map, at);
      return { turn: "first key", at: at + 1 };
    case '"':
      return scanString(scan, "after");
    default:
      return scanWord(scan);
  }
}

function scanWord(scan: Scan): Step | Complaint {
  const { text, at, writer } = scan;
  const end = skip(NUMBER, text, at);
  if (end > at) {
    writer.atom(FORM.number, at, end);
    return { turn: "after", at: end };
  }
  const match = WORDS.find(([word]) => text.startsWith(word, at));
  if (match === undefined) return refusal(scan);
  const [word, kind] = match;
  writer.atom(kind, at, at + word.length);
  return { turn: "after", at: at + word.length };
}

function scanString(scan: Scan, turn: Turn): Step | Complaint {
  const { text, at, writer } = scan;
  if (text.charAt(at) !== '"') return refusal(scan);
  const end = endOfString(text, at);
  if (end === undefined) return { at, expected: "a string that ends", found: "no closing quote" };
  const written = text.slice(at, end);
  if (!isJsonString(written)) return { at, expected: JSON_ESCAPES, found: "another escape or a line break" };
  // The text was inspected as it is written: what an escape stands for was not seen then.
  const found = written.includes("\\") ? forbiddenIn(unquoted(written)) : undefined;
  if (found !== undefined) return { at, expected: "only printable characters", found };
  writer.atom(FORM.string, at, end);
  return { turn, at: end };
}

const refusal = ({ text, at, turn }: Scan): Complaint => ({
  at,
  expected: EXPECTED[turn],
  found: `"${text.charAt(at)}"`,
});

function skip(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}
