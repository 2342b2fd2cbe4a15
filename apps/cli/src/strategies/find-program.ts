import { createReadStream } from "node:fs";
import { text as textOf } from "node:stream/consumers";
import { SHIPPED_STRATEGIES } from "@alchemiser/strategies";
import { suggestion } from "../did-you-mean.ts";
import type { Refusal } from "../ending.ts";
import { fromHere } from "../home.ts";
import { inPlainWords } from "../system-words.ts";

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
  const path = fromHere(reference, base);
  const text = await readUpToLimit(path).catch(asError);
  return typeof text === "string"
    ? { outcome: "found", file: reference, text }
    : { outcome: "refused", refusal: unreadable(reference, path, text) };
}

/** One byte more than a symphony may have: enough to be refused for its size, however much more there is. */
const MOST_BYTES = 16 * 1024 * 1024 + 1;

const readUpToLimit = (path: string): Promise<string> => textOf(createReadStream(path, { end: MOST_BYTES - 1 }));

const NAMES = SHIPPED_STRATEGIES.map(({ name }) => name);
const NAME_ONE = "name a symphony file, or a strategy that alchemiser strategy list shows";

function unreadable(reference: string, path: string, { message, code }: NodeJS.ErrnoException): Refusal {
  const isMissing = code === "ENOENT";
  if (isMissing && !isPath(reference))
    return {
      exit: "strategy",
      reason: `there is no strategy "${reference}"${suggestion(reference, NAMES)}`,
      mend: NAME_ONE,
    };
  const reason = isMissing
    ? `there is no file "${path}"`
    : `the strategy "${path}" cannot be read: ${inPlainWords(message)}`;
  return { exit: "strategy", reason, mend: "name a symphony file that you can read" };
}

/** Whether a word can only mean a file. */
const isPath = (reference: string): boolean => reference.includes("/") || /\.(?:clj|edn|json)$/i.test(reference);

const asError = (cause: unknown): NodeJS.ErrnoException =>
  cause instanceof Error ? cause : new Error("for a reason unknown", { cause });
