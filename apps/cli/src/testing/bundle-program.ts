import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  export interface ProvidedContext {
    /** The bundled program, as it is shipped. */
    readonly program: string;
  }
}

const BUILD = fileURLToPath(new URL("../../build.mjs", import.meta.url));

/** Bundles the program once for all tests: it starts in a third of the time that its sources take. */
export function setup({ provide }: TestProject): () => void {
  const folder = mkdtempSync(join(tmpdir(), "alchemiser-program-"));
  execFileSync(process.execPath, [BUILD, folder]);
  provide("program", join(folder, "alchemiser.mjs"));
  return () => {
    rmSync(folder, { recursive: true });
  };
}
