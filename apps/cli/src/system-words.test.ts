import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { inPlainWords } from "./system-words.ts";

/** What this machine really says when a path cannot be read. */
function told(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (cause) {
    return String(cause);
  }
}

describe("inPlainWords", () => {
  it("says what keeps a path from being read", () => {
    const folder = mkdtempSync(join(tmpdir(), "alchemiser-words-"));
    onTestFinished(() => {
      rmSync(folder, { recursive: true });
    });
    const file = join(folder, "file");
    writeFileSync(file, "");

    const sentences = [folder, join(folder, "it's gone"), join(file, "below")].map(
      (path) => `cannot be read: ${told(path)}`,
    );

    expect(sentences.map(inPlainWords)).toEqual([
      "cannot be read: it is a folder",
      "cannot be read: there is no such file or folder",
      "cannot be read: a part of its path is a file, not a folder",
    ]);
  });

  it("leaves everything else as it is", () => {
    expect(inPlainWords("EEK: a mouse, run 'away'")).toBe("EEK: a mouse, run 'away'");
  });
});
