import type { DatabaseSync } from "node:sqlite";
import { readEntries } from "./entries.ts";

/** Every entry as a line of JSON, oldest first, with the digest that chains it to those before. */
export function* exportJson(database: DatabaseSync): Generator<string> {
  for (const { position, chain, decision, body } of readEntries(database)) {
    const content =
      decision === undefined ? `"record":${body}` : `"decision":${decision},"body":${JSON.stringify(body)}`;
    yield `{"position":${position},"chain":"${chain}",${content}}`;
  }
}
