import { mkdtemp, readdir, readFile, rename, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { BarStoreUnavailable, SeriesUnreadable } from "@alchemiser/application";
import { barStoreContract } from "@alchemiser/application/testing";
import { ticker } from "@alchemiser/domain";
import { walkingBars } from "@alchemiser/domain/testing";
import { parquetReadObjects } from "hyparquet";
import { describe, expect, it } from "vitest";
import { ParquetBarStore } from "./parquet-bar-store.ts";

const emptyFolder = (): Promise<string> => mkdtemp(join(tmpdir(), "bars-"));

barStoreContract("the Parquet bar store", async () => new ParquetBarStore(join(await emptyFolder(), "not", "yet")));

describe("ParquetBarStore", () => {
  const spy = ticker("SPY");
  const bars = walkingBars({ moves: [1, 1.01, 0.99] });

  async function storeWithSpy(): Promise<{ readonly store: ParquetBarStore; readonly path: string }> {
    const folder = await emptyFolder();
    const store = new ParquetBarStore(folder);
    await store.write({ bars, findings: [], otherSource: "refuse" });
    return { store, path: join(folder, "SPY.parquet") };
  }

  it("keeps one ordinary Parquet file a symbol, and no drafts beside it", async () => {
    const { path } = await storeWithSpy();

    const file = new Uint8Array(await readFile(path)).buffer;
    const [first] = await parquetReadObjects({ file });

    expect(await readdir(join(path, ".."))).toEqual(["SPY.parquet"]);
    expect(first).toEqual({
      session: new Date("2020-01-02"),
      open: 99.9,
      high: 101,
      low: 99,
      close: 100,
      volume: 1_000_000,
      split_factor: 1,
      dividend_factor: 1,
    });
  });

  it("notices every single bit that changed since it was written", async () => {
    const { store, path } = await storeWithSpy();
    const intact = await readFile(path);

    for (let bit = 0; bit < intact.length * 8; bit += 7) {
      const flipped = Buffer.from(intact);
      flipped.writeUInt8(flipped.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
      await writeFile(path, flipped);
      await expect(store.read(spy), `bit ${bit}`).rejects.toThrow(SeriesUnreadable);
    }
  });

  it.each([0, 1, 4, 100, 1000])("names a file cut to %d bytes and what to do about it", async (size) => {
    const { store, path } = await storeWithSpy();
    await truncate(path, size);

    const remedy = "import the series again and let it replace this one, or restore the file from a backup";
    await expect(store.read(spy)).rejects.toThrow(remedy);
    await expect(store.summaries()).rejects.toThrow(path);
  });

  it("repairs a damaged series when it is told to replace it, and never by itself", async () => {
    const { store, path } = await storeWithSpy();
    await truncate(path, 1000);

    await expect(store.write({ bars, findings: [], otherSource: "refuse" })).rejects.toThrow(SeriesUnreadable);
    await store.write({ bars, findings: [], otherSource: "replace" });

    expect(await store.read(spy)).toEqual(bars);
  });

  it("does not take the file of one symbol for another", async () => {
    const { store, path } = await storeWithSpy();
    await rename(path, join(path, "..", "QQQ.parquet"));

    await expect(store.read(ticker("QQQ"))).rejects.toThrow('is that of another symbol, "SPY"');
  });

  it("says that it is unavailable where it cannot keep anything", async () => {
    const { path } = await storeWithSpy();
    const store = new ParquetBarStore(path);

    await expect(store.read(spy)).rejects.toThrow(BarStoreUnavailable);
    await expect(store.write({ bars, findings: [], otherSource: "replace" })).rejects.toThrow(BarStoreUnavailable);
  });

  it("overlooks files that are not series, among them drafts of a crash", async () => {
    const { store, path } = await storeWithSpy();
    await writeFile(`${path}.1234.draft`, "half of it");
    await writeFile(join(path, "..", "notes.txt"), "");

    expect((await store.summaries()).map((summary) => summary.ticker)).toEqual(["SPY"]);
  });
});
