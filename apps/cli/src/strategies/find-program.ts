import { createReadStream } from "node:fs";
import { text as textOf } from "node:stream/consumers";
import { SHIPPED_STRATEGIES } from "@alchemiser/strategies";
import { suggestion } from "../did-you-mean.ts";
import type { Refusal } from "../ending.ts";
import { fromHere } from "../home.ts";

export interface StrategyRefusal {
  readonly outcome: "refused";
  readonly refusal: Refusal;
}

/** A program's text, and the name that its errors call it by. */
export interface ProgramText {
  readonly outcome: "found";
  readonly file: string;
  readonly text: string;
}

/**
 * The text that `reference` names: a shipped strategy, or else a symphony file, as seen from the folder `base`. A file
 * that is called like a shipped strategy is reached as `./name`.
 */
export async function findProgram(reference: string, base: string): Promise<ProgramText | StrategyRefusal> {
  const shipped = SHIPPED_STRATEGIES.find(({ name }) => name === reference);
  if (shipped !== undefined) return { outcome: "found", file: shipped.file, text: shipped.text };
  const text = await readUpToLimit(fromHere(reference, base)).catch(asError);
  return typeof text === "string"
    ? { outcome: "found", file: reference, text }
    : { outcome: "refused", refusal: { exit: "strategy", reason: unreadable(reference, text), mend: LIST } };
}

/** One byte more than a symphony may have: enough to be refused for its size, however much more there is. */
const MOST_BYTES = 16 * 1024 * 1024 + 1;

const readUpToLimit = (path: string): Promise<string> => textOf(createReadStream(path, { end: MOST_BYTES - 1 }));

const NAMES = SHIPPED_STRATEGIES.map(({ name }) => name);
const LIST = `name a symphony file, or one of the shipped strategies: ${NAMES.join(", ")}`;

function unreadable(reference: string, { message, code }: NodeJS.ErrnoException): string {
  return code === "ENOENT"
    ? `there is no strategy "${reference}"${suggestion(reference, NAMES)}`
    : `the strategy "${reference}" cannot be read: ${message}`;
}

const asError = (cause: unknown): NodeJS.ErrnoException =>
  cause instanceof Error ? cause : new Error("for a reason unknown", { cause });
