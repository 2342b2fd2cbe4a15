import { describeError, symphony, type Program, type Strategy } from "@alchemiser/domain";
import { findProgram, type ProgramText, type StrategyRefusal } from "./find-program.ts";

/** A program as a strategy and as a tree. */
export interface ReadProgram extends Omit<ProgramText, "outcome"> {
  readonly outcome: "read";
  readonly strategy: Strategy;
  readonly tree: Program;
}

/** What to do about a program that is not right. */
export const CORRECT = "correct the program at the places that are named";

/** The program that `reference` names, as `findProgram` finds it. */
export async function readProgram(reference: string, base = "."): Promise<ReadProgram | StrategyRefusal> {
  const found = await findProgram(reference, base);
  if (found.outcome === "refused") return found;
  const { file, text } = found;
  const reading = symphony(text, file);
  if (reading.outcome === "read") return { ...reading, file, text };
  const reason = reading.errors.map(describeError).join("\n");
  return { outcome: "refused", refusal: { exit: "strategy", reason, mend: CORRECT } };
}
