import { readFile } from "node:fs/promises";
import { describeError, symphony, type Strategy } from "@alchemiser/domain";
import { SHIPPED_STRATEGIES } from "@alchemiser/strategies";
import { suggestion } from "../did-you-mean.ts";
import type { Refusal } from "../ending.ts";
import { fromHere } from "../home.ts";

export type StrategyReading = { readonly outcome: "read"; readonly strategy: Strategy } | StrategyRefusal;

export interface StrategyRefusal {
  readonly outcome: "refused";
  readonly refusal: Refusal;
}

/**
 * The strategy that `reference` names: a shipped one, or else a symphony file, as seen from the folder `base`. A file
 * that is called like a shipped strategy is reached as `./name`.
 */
export async function readStrategy(reference: string, base: string): Promise<StrategyReading> {
  const shipped = SHIPPED_STRATEGIES.find(({ name }) => name === reference);
  if (shipped !== undefined) return parsed(shipped.text, shipped.file);
  const path = fromHere(reference, base);
  const text = await readFile(path, "utf8").catch(asError);
  return typeof text === "string" ? parsed(text, reference) : refused(unreadable(reference, text), LIST);
}

function parsed(text: string, file: string): StrategyReading {
  const reading = symphony(text, file);
  if (reading.outcome === "read") return { outcome: "read", strategy: reading.strategy };
  return refused(reading.errors.map(describeError).join("\n"), "correct the program at the places that are named");
}

const refused = (reason: string, mend: string): StrategyRefusal => ({
  outcome: "refused",
  refusal: { exit: "strategy", reason, mend },
});

const NAMES = SHIPPED_STRATEGIES.map(({ name }) => name);
const LIST = `name a symphony file, or one of the shipped strategies: ${NAMES.join(", ")}`;

function unreadable(reference: string, { message, code }: NodeJS.ErrnoException): string {
  return code === "ENOENT"
    ? `there is no strategy "${reference}"${suggestion(reference, NAMES)}`
    : `the strategy "${reference}" cannot be read: ${message}`;
}

const asError = (cause: unknown): NodeJS.ErrnoException =>
  cause instanceof Error ? cause : new Error("for a reason unknown", { cause });
