import { mkdir, rename, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { plain, type RunReport } from "@alchemiser/application";
import type { Refusal } from "../ending.ts";
import { systemCodeOf } from "../system-code.ts";

/** Which decision of which session: every other one than the first has its number in its name. */
export type Reported = Pick<RunReport, "tradeSession" | "revision">;

/** Where the report of a decision is kept. */
export const reportFileOf = (folder: string, { tradeSession, revision }: Reported): string =>
  join(folder, `${tradeSession}${revision === 0 ? "" : `-r${revision}`}.json`);

/**
 * Keeps a run's report beside those of the other sessions, whole or not at all. Answers with its file, or why the disk
 * does not take it.
 */
export function writeReport(folder: string, report: RunReport): Promise<string | Refusal> {
  const file = reportFileOf(folder, report);
  const text = `${JSON.stringify(plain(report), undefined, 2)}\n`;
  return written(file, text).catch((cause: unknown): Refusal => {
    if (systemCodeOf(cause) === undefined) throw cause;
    return {
      exit: "disk",
      reason: `The session has ended, but its report cannot be written to "${folder}": ${String(cause)}`,
      mend: "make room there; what was traded is in the ledger, and the same command writes the report",
    };
  });
}

async function written(file: string, text: string): Promise<string> {
  await mkdir(dirname(file), { recursive: true });
  const draft = `${file}.draft`;
  await writeFile(draft, text);
  await rename(draft, file);
  return file;
}
