import { readFileSync } from "node:fs";

const BLOCKS = /```ts\n(?<program>[\s\S]*?)```\n\n```text\n(?<result>[\s\S]*?)```/;

/** The program that a README shows, and what the README says that it prints. */
export function sampleIn(readme) {
  const { program, result } = BLOCKS.exec(readFileSync(readme, "utf8"))?.groups ?? {};
  if (program === undefined) throw new Error(`${readme} shows no program with its result`);
  return { program, result };
}
