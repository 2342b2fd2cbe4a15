import { expect } from "vitest";
import { alchemiser, type Run } from "./alchemiser.ts";
import type { TemporaryHome } from "./temporary-home.ts";

/** A run of the program on a home. */
export const on = (home: TemporaryHome, ...words: readonly string[]): Promise<Run> =>
  alchemiser([...words, "--home", home.folder]);

/** What a refusal has to say. */
export interface ExpectedRefusal {
  readonly code: number;
  readonly reason: string;
  readonly mend: string;
}

/** One sentence, and what mends it: no stack, no second thought. */
export function expectRefusal({ code, stdout, stderr }: Run, expected: ExpectedRefusal): void {
  expect({ code, stdout, lines: stderr.split("\n").length }).toEqual({ code: expected.code, stdout: "", lines: 3 });
  expect(stderr).toContain(expected.reason);
  expect(stderr).toContain(`\nTo mend it: ${expected.mend}`);
}
