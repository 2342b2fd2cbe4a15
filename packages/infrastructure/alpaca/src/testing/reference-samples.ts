import { readFileSync } from "node:fs";

const root = process.env["ALCHEMISER_REFERENCE"] ?? new URL("../../../../../../shared/data", import.meta.url).pathname;

/** A sample with the place that it comes from. */
export interface Sample {
  readonly from: string;
  readonly body: unknown;
}

/** The payloads of a file with one JSON object in each line; a missing file is an error, never a reason to skip. */
export function lineSamples(file: string): readonly Sample[] {
  const lines = readFileSync(`${root}/alpaca/${file}`, "utf8").trim().split("\n");
  return lines.map((line, index) => ({ from: `${file}:${index + 1}`, body: fieldOf(JSON.parse(line), "payload") }));
}

/** Every example of a specification. */
export function specifiedSamples(file: string): readonly Sample[] {
  const specification: unknown = JSON.parse(readFileSync(`${root}/alpaca/openapi/${file}`, "utf8"));
  return objectsIn(specification).map((body) => ({ from: file, body }));
}

/** All objects within a sample that have every one of `fields`; the first is one value, not the description of one. */
export const having = (samples: readonly Sample[], ...fields: readonly string[]): readonly Sample[] =>
  samples.flatMap(({ from, body }) =>
    objectsIn(body)
      .filter((object) => fields.every((field) => field in object) && typeof fieldOf(object, fields[0]) !== "object")
      .map((object) => ({ from, body: object })),
  );

export const fieldOf = (body: unknown, field: string | undefined): unknown =>
  typeof body === "object" && body !== null ? Object.entries(body).find(([name]) => name === field)?.[1] : undefined;

function objectsIn(value: unknown): readonly object[] {
  if (typeof value !== "object" || value === null) return [];
  const inside = Object.values(value).flatMap(objectsIn);
  return Array.isArray(value) ? inside : [value, ...inside];
}
