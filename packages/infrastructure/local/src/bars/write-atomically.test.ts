import { mkdir, mkdtemp, readdir, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { writeAtomically } from "./write-atomically.ts";

describe("writeAtomically", () => {
  const emptyFolder = (): Promise<string> => mkdtemp(join(tmpdir(), "atomic-"));

  it("puts the new bytes in the place of the old ones", async () => {
    const path = join(await emptyFolder(), "file");

    await writeAtomically(path, Buffer.from("a longer first version"));
    await writeAtomically(path, Buffer.from("second"));

    expect(await readFile(path, "utf8")).toBe("second");
  });

  it("leaves no draft behind when the file cannot take its place", async () => {
    const folder = await emptyFolder();
    await mkdir(join(folder, "occupied", "inside"), { recursive: true });

    await expect(writeAtomically(join(folder, "occupied"), Buffer.from("bytes"))).rejects.toThrow();

    expect(await readdir(folder)).toEqual(["occupied"]);
  });

  it("lets the last of many writers win, with whole contents", async () => {
    const path = join(await emptyFolder(), "file");
    const versions = ["a", "b", "c", "d"].map((letter) => letter.repeat(100_000));

    await Promise.all(versions.map((text) => writeAtomically(path, Buffer.from(text))));

    expect(versions).toContain(await readFile(path, "utf8"));
  });
});
