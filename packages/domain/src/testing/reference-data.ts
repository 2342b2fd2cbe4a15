import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";

const root = process.env["ALCHEMISER_REFERENCE"] ?? new URL("../../../../../shared/data", import.meta.url).pathname;

/** The text of a file of the reference data; a missing file is an error, never a reason to skip. */
export function referenceText(path: string): string {
  const bytes = readFileSync(`${root}/${path}`);
  return (path.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8").replace(/^\uFEFF/, "");
}

/** A CSV file as rows of cells, the header first. Quotes around a cell are taken off. */
export function referenceRows(path: string): readonly (readonly string[])[] {
  const lines = referenceText(path)
    .split(/\r?\n/)
    .filter((line) => line !== "");
  return lines.map((line) => line.split(",").map((cell) => cell.replace(/^"|"$/g, "")));
}
