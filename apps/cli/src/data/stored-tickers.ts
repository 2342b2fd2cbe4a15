import { readdir } from "node:fs/promises";
import { basename } from "node:path";
import { BarStoreUnavailable } from "@alchemiser/application";
import { isTicker, type Ticker } from "@alchemiser/domain";
import { systemCodeOf } from "../system-code.ts";

/** The symbols that a folder of bars has files of, damaged ones included: asking the store would end at the first. */
export async function storedTickers(folder: string): Promise<readonly Ticker[]> {
  const names = await readdir(folder).catch((cause: unknown) => noneWhenMissing(folder, cause));
  return names
    .filter((name) => name.endsWith(".parquet"))
    .map((name) => basename(name, ".parquet"))
    .filter(isTicker)
    .toSorted();
}

function noneWhenMissing(folder: string, cause: unknown): readonly string[] {
  if (systemCodeOf(cause) === "ENOENT") return [];
  throw new BarStoreUnavailable(`The bars at "${folder}" cannot be read`, { cause });
}
