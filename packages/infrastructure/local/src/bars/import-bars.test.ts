import { mkdir, mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { MemoryBarStore } from "@alchemiser/application/testing";
import { adjustedCloses, instantOf, ticker } from "@alchemiser/domain";
import { describe, expect, it } from "vitest";
import { importBars, type ImportReport, type ImportRequest } from "./import-bars.ts";

const now = instantOf("2024-02-01T22:00:00Z");
const spy = ticker("SPY");

const PLAIN = `date,open,high,low,close,volume
2024-01-02,10,12,9,11,100
2024-01-03,11,13,10,12,200
`;

describe("importBars", () => {
  async function folderWith(files: Readonly<Record<string, string | Uint8Array>>): Promise<string> {
    const folder = join(await mkdtemp(join(tmpdir(), "import-")), "vendor");
    await mkdir(join(folder, "deeper"), { recursive: true });
    for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
    return folder;
  }

  const importing = async (
    store: MemoryBarStore,
    path: string,
    choices: Partial<ImportRequest> = {},
  ): Promise<ImportReport> =>
    importBars(
      { paths: [path], adjustment: undefined, source: undefined, otherSource: "refuse", now, ...choices },
      store,
    );

  /** What became of each file, in words: its outcome and the names of its findings. */
  const told = ({ files }: ImportReport): readonly string[] =>
    files.map(({ outcome, findings }) => [outcome, ...findings.map(({ name }) => name)].join(" "));

  it("imports the files of a folder at any depth, packed or not, and counts what cannot hold bars", async () => {
    const folder = await folderWith({
      "SPY.csv": PLAIN,
      "deeper/brk.b.csv.gz": gzipSync(PLAIN),
      "RANGES.tsv": "symbol\tfirst\n",
      "notes.txt": "",
    });
    const store = new MemoryBarStore();

    const report = await importing(store, folder, { adjustment: "total-return" });

    expect(told(report)).toEqual(["imported", "imported"]);
    expect(report.skipped).toBe(2);
    expect((await store.summaries()).map(({ ticker: name, source }) => [name, source])).toEqual([
      ["BRK.B", "deeper"],
      ["SPY", "vendor"],
    ]);
  });

  it("asks what plain prices are adjusted for instead of guessing it", async () => {
    const folder = await folderWith({ "SPY.csv": PLAIN });

    const report = await importing(new MemoryBarStore(), folder);

    expect(told(report)).toEqual(["refused adjustment-unknown"]);
    expect(report.files[0]?.findings[0]?.sentence).toContain("--adjustment raw");
  });

  it.each([
    ["raw", "raw", "imported splits-unknown dividends-unknown"],
    ["split", "split-adjusted", "imported dividends-unknown"],
    ["total-return", "total-return", "imported"],
  ] as const)("takes plain prices as %s when it is told so", async (adjustment, basis, outcome) => {
    const store = new MemoryBarStore();

    const report = await importing(store, await folderWith({ "SPY.csv": PLAIN }), { adjustment });

    expect(told(report)).toEqual([outcome]);
    expect((await store.read(spy))?.basis).toBe(basis);
  });

  it("recovers raw prices from adjusted ones where dividends and splits are listed", async () => {
    // Raw closes 100, 102 (1 paid), 51 (2-for-1): the split halves the first two, the dividend takes 1 % off the first.
    const text = `date,open,high,low,close,volume,dividends,splits
2024-01-02,49.5,49.5,49.5,49.5,100,0.0,0.0
2024-01-03,51,51,51,51,100,0.5,0.0
2024-01-04,51,51,51,51,100,0.0,2.0
`;
    const store = new MemoryBarStore();

    const report = await importing(store, await folderWith({ "SPY.csv": text }));
    const bars = await store.read(spy);

    expect(told(report)).toEqual(["imported"]);
    expect(bars?.basis).toBe("raw");
    expect([...(bars?.close ?? [])]).toEqual([100, 102, 51]);
    expect([...(bars?.splitFactor ?? [])]).toEqual([0.5, 0.5, 1]);
    expect([...(bars?.dividendFactor ?? [])]).toEqual([0.99, 1, 1]);
  });

  it("applies the dividends of split-adjusted prices as factors, and can be told that the prices are raw", async () => {
    const text = `date,open,high,low,close,volume,dividend
2024-01-02,50,50,50,50,100,0
2024-01-03,49,49,49,49,100,1
`;
    const folder = await folderWith({ "SPY.csv": text });
    const store = new MemoryBarStore();
    const imported = async (adjustment: ImportRequest["adjustment"]): Promise<readonly unknown[]> => {
      await importing(store, folder, { adjustment });
      const bars = await store.read(spy);
      return bars ? [bars.basis, ...adjustedCloses(bars)] : [];
    };

    expect(await imported(undefined)).toEqual(["split-adjusted", 49, 49]);
    expect(await imported("raw")).toEqual(["raw", 49, 49]);
  });

  it("takes the dividend factor from an adjusted close, and no other word for it", async () => {
    const text = `Date,Open,High,Low,Close,Adj Close,Volume
2024-01-02,50,50,50,50,49,100
2024-01-03,49,49,49,49,49,100
`;
    const folder = await folderWith({ "SPY.csv": text });
    const store = new MemoryBarStore();

    expect(told(await importing(store, folder))).toEqual(["imported"]);
    expect([...((await store.read(spy))?.dividendFactor ?? [])]).toEqual([0.98, 1]);
    expect(told(await importing(store, folder, { adjustment: "raw" }))).toEqual(["refused adjustment-contradicted"]);
  });

  it("reads timestamps by their date, byte order marks, CRLF and spare columns", async () => {
    const text = `\uFEFFvwap,Timestamp,Open,High,Low,Close,Volume\r\n0,2024-01-02 05:00:00+00:00,10,12,9,11,1\r\n0,2024-01-03T05:00:00Z,11,13,10,12,2\r\n`;
    const store = new MemoryBarStore();

    await importing(store, await folderWith({ "SPY.csv": text }), { adjustment: "total-return" });

    expect((await store.read(spy))?.sessions).toEqual(["2024-01-02", "2024-01-03"]);
    expect([...((await store.read(spy))?.close ?? [])]).toEqual([11, 12]);
  });

  it.each([
    ["a date that could be of two months", "date,open,high,low,close,volume\n3/4/2024,1,1,1,1,1\n", "unreadable-date"],
    ["a day that does not exist", "date,open,high,low,close,volume\n2024-02-30,1,1,1,1,1\n", "unreadable-date"],
    ["a header of another kind", "symbol,price\nSPY,1\n", "unknown-header"],
    ["two columns of one name", "date,open,high,low,close,volume,Close\n2024-01-02,1,1,1,1,1,2\n", "unknown-header"],
    ["nothing at all", "", "unknown-header"],
    ["a header alone", "date,open,high,low,close,volume\n", "no-bars"],
    ["an empty price", "date,open,high,low,close,volume\n2024-01-02,1,1,1,,1\n", "not-a-number"],
    ["a bar of today", "date,open,high,low,close,volume\n2024-02-02,1,1,1,1,1\n", "unclosed-last-bar"],
  ])("refuses a file with %s and leaves the store as it was", async (_, text, finding) => {
    const store = new MemoryBarStore();

    const report = await importing(store, await folderWith({ "SPY.csv": text }), { adjustment: "total-return" });

    expect(told(report)).toEqual([`refused ${finding}`]);
    expect(await store.summaries()).toEqual([]);
  });

  it("goes on after a file that it cannot use", async () => {
    const folder = await folderWith({ "SPY.csv": PLAIN, "BIL.csv.gz": "not packed", "2024-prices.csv": PLAIN });

    const report = await importing(new MemoryBarStore(), folder, { adjustment: "total-return" });

    expect(told(report)).toEqual(["refused not-a-ticker", "refused unreadable-file", "imported"]);
  });

  it("answers for a path that does not exist", async () => {
    const report = await importing(new MemoryBarStore(), "nowhere/to/be/found");

    expect(told(report)).toEqual(["refused unreadable-file"]);
  });

  it("refuses a file that unpacks to more than bars can be, and imports the others", async () => {
    const bomb = gzipSync(Buffer.alloc(2 ** 26 + 1, "1"));
    const folder = await folderWith({ "AAA.csv.gz": bomb, "SPY.csv": PLAIN });

    const report = await importing(new MemoryBarStore(), folder, { adjustment: "total-return" });

    expect(told(report)).toEqual(["refused unreadable-file", "imported"]);
  });

  it("refuses a second source for a symbol unless it is to replace the first", async () => {
    const folder = await folderWith({ "SPY.csv": PLAIN });
    const store = new MemoryBarStore();
    const from = async (source: string, otherSource: ImportRequest["otherSource"]): Promise<readonly string[]> =>
      told(await importing(store, folder, { adjustment: "total-return", source, otherSource }));

    expect(await from("yahoo", "refuse")).toEqual(["imported"]);
    expect(await from("iex", "refuse")).toEqual(["refused other-source"]);
    expect(await from("iex", "replace")).toEqual(["imported"]);
    expect((await store.read(spy))?.source).toBe("iex");
  });

  it("does not let two files of one import replace each other", async () => {
    const folder = await folderWith({ "SPY.csv": PLAIN, "SPY.csv.gz": gzipSync(PLAIN) });

    const report = await importing(new MemoryBarStore(), folder, {
      adjustment: "total-return",
      otherSource: "replace",
    });

    expect(told(report)).toEqual(["imported", "refused repeated-ticker"]);
  });
});
