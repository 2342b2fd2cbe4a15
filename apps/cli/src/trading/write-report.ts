import { mkdir, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { RunReport } from "@alchemiser/application";
import { plain } from "../reports/plain.ts";

/** Keeps a run's report beside those of the other sessions, whole or not at all. Answers with its file. */
export async function writeReport(folder: string, report: RunReport): Promise<string> {
  await mkdir(folder, { recursive: true });
  const file = join(folder, `${report.tradeSession}.json`);
  const draft = `${file}.draft`;
  await writeFile(draft, `${JSON.stringify(plain(report), undefined, 2)}\n`);
  await rename(draft, file);
  return file;
}
