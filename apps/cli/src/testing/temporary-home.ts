import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { instantOf, session, sessionsBetween } from "@alchemiser/domain";
import { importBars, ParquetBarStore } from "@alchemiser/local/bars";
import { onTestFinished } from "vitest";

/** A folder for one test, with files as the test wants them. It is gone when the test is. */
export class TemporaryHome {
  readonly folder: string = mkdtempSync(join(tmpdir(), "alchemiser-cli-"));

  constructor() {
    onTestFinished(() => {
      rmSync(this.folder, { recursive: true });
    });
  }

  /** The path of a file that now says `text`. */
  write(name: string, text: string | Uint8Array): string {
    const path = join(this.folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    return path;
  }

  /** Imports a file for each symbol, as if the user had done so before the test. */
  async importBars(symbols: readonly string[], text: string): Promise<void> {
    const paths = symbols.map((symbol) => this.write(`yard/${symbol}.csv`, text));
    const now = instantOf("2024-07-01T12:00:00Z");
    const request = { paths, adjustment: "raw", source: undefined, otherSource: "refuse", now } as const;
    await importBars(request, new ParquetBarStore(join(this.folder, "bars")));
  }

  read(name: string): Buffer {
    return readFileSync(join(this.folder, name));
  }

  /** The names of everything below the folder. */
  get contents(): readonly string[] {
    return readdirSync(this.folder, { recursive: true, encoding: "utf8" }).toSorted();
  }
}

/** The sessions of the first half of 2024, which the examples of these tests trade in. */
export const SESSIONS = sessionsBetween(session("2024-01-02"), session("2024-06-28"));

/** Bars whose four prices are all what `priceAt` says of the session's row. */
export function csv(priceAt: (row: number) => number): string {
  const rows = SESSIONS.map((day, row) => {
    const price = priceAt(row).toFixed(2);
    return `${day},${price},${price},${price},${price},1000000`;
  });
  return ["date,open,high,low,close,volume", ...rows].join("\n");
}
