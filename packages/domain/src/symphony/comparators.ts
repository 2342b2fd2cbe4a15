import type { Comparator } from "./tree.ts";

/** What says the same when the sides have changed places. */
export const MIRRORED: Readonly<Record<Comparator, Comparator>> = {
  ">": "<",
  "<": ">",
  ">=": "<=",
  "<=": ">=",
  "=": "=",
};

/** What holds wherever the comparison fails and both values are known. Being different is not one comparison. */
export const OPPOSITE = { ">": "<=", "<=": ">", "<": ">=", ">=": "<" } as const;
