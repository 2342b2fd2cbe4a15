import { readFileSync } from "node:fs";

const root = process.env["ALCHEMISER_REFERENCE"] ?? new URL("../../../../../../shared/data", import.meta.url).pathname;

/** The text of a file of the reference data; a missing file is an error, never a reason to skip. */
const referenceText = (path: string): string => readFileSync(`${root}/${path}`, "utf8");

export const referenceJson = (path: string): unknown => JSON.parse(referenceText(path));

/** A file with one JSON object a line. */
export const referenceLines = (path: string): readonly unknown[] =>
  referenceText(path)
    .split("\n")
    .filter((line) => line !== "")
    .map((line): unknown => JSON.parse(line));
