import { folded } from "./folded.ts";

/** However narrow the terminal is, a sentence is not broken further than this. */
const NARROWEST = 16;
const GAP = 2;

/** Rows in columns to the left, of which the last holds sentences: they are folded so that the lines fit `width`. */
export function foldedTable(head: readonly string[], rows: readonly (readonly string[])[], width: number): string {
  const firsts = head.slice(0, -1).map((title, column) => widest([title, ...rows.map((row) => row[column] ?? "")]));
  const indent = firsts.reduce((sum, first) => sum + first + GAP, 0);
  const room = Math.max(width - indent, NARROWEST);
  const lines = [head, ...rows].flatMap((row) => {
    const start = firsts.map((first, column) => (row[column] ?? "").padEnd(first + GAP)).join("");
    const [line = "", ...others] = folded(row.at(-1) ?? "", { width: room, bullet: "" });
    return [`${start}${line}`.trimEnd(), ...others.map((other) => " ".repeat(indent) + other)];
  });
  return lines.join("\n");
}

const widest = (texts: readonly string[]): number => Math.max(...texts.map(({ length }) => length));
