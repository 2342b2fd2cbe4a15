import {
  describeError,
  placesIn,
  surveyProgram,
  symphony,
  type Strategy,
  type SymphonyError,
} from "@alchemiser/domain";
import { findProgram } from "../strategies/find-program.ts";

/** A remark with its place, for people. */
interface PlacedRemark {
  readonly name: string;
  readonly line: number;
  readonly column: number;
  readonly sentence: string;
}

/** What was found of one program. */
export type Checked = SoundProgram | UnsoundProgram;

export interface SoundProgram {
  readonly file: string;
  readonly ok: true;
  readonly name: string;
  readonly nodes: number;
  readonly symbols: Strategy["universe"];
  readonly indicators: readonly string[];
  /** Sessions; undefined when something is never known. */
  readonly history: number | undefined;
  readonly remarks: readonly PlacedRemark[];
}

interface UnsoundProgram {
  readonly file: string;
  readonly ok: false;
  readonly errors: readonly ProgramError[];
}

/** An error of a text has its place; one of a file that cannot be read has none. */
interface ProgramError extends Partial<Pick<SymphonyError, "line" | "column" | "expected" | "found">> {
  readonly message: string;
  readonly suggestion?: string | undefined;
}

/** Reads the program that `reference` names and surveys it. */
export async function checkProgram(reference: string): Promise<Checked> {
  const found = await findProgram(reference, ".");
  if (found.outcome === "refused") return { file: reference, ok: false, errors: [{ message: found.refusal.reason }] };
  const { file, text } = found;
  const reading = symphony(text, file);
  if (reading.outcome === "refused") return { file, ok: false, errors: reading.errors.map(errorOf) };

  const { remarks, ...survey } = surveyProgram(reading.tree);
  const placeOf = placesIn({ text });
  return {
    file,
    ok: true,
    name: reading.strategy.name,
    symbols: reading.strategy.universe.toSorted(),
    ...survey,
    remarks: remarks.map(({ name, at, sentence }) => ({ name, ...placeOf(at), sentence })),
  };
}

const errorOf = (error: SymphonyError): ProgramError => ({
  line: error.line,
  column: error.column,
  expected: error.expected,
  found: error.found,
  suggestion: error.suggestion,
  message: describeError(error),
});
