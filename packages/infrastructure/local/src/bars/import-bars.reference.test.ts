import { describe, expect, it } from "vitest";
import type { Adjustment } from "./formats.ts";
import type { FileImport } from "./import-bars.ts";
import { importReference, listedRanges, type ImportedFolder, type ListedRange } from "./testing/reference-prices.ts";

const PATIENCE_MS = 120_000;

/** An imported file in the words of the reference prices' own list. */
function rangeOf({ series, findings }: FileImport & { readonly outcome: "imported" }, folder: string): ListedRange {
  const counted = (name: string): number =>
    findings.filter((finding) => finding.name === name).reduce((sum, { count }) => sum + count, 0);
  return {
    symbol: series.ticker,
    folder,
    first: series.first,
    last: series.last,
    rows: series.sessions,
    missingSessions: counted("gap"),
    zeroVolumeDays: counted("zero-volume"),
  };
}

const importedOf = ({ report }: ImportedFolder): readonly (FileImport & { readonly outcome: "imported" })[] =>
  report.files.filter((file) => file.outcome === "imported");

const sentencesOf = (folder: ImportedFolder, symbol: string): readonly string[] => {
  const file = importedOf(folder).find(({ series }) => series.ticker === symbol);
  return file?.findings.map(({ sentence }) => sentence) ?? [];
};

describe("importBars on the reference prices", () => {
  it.each<readonly [string, Adjustment | undefined, readonly string[]]>([
    ["yahoo-etf-total-return", undefined, []],
    ["yahoo-stocks-splitadj-plus-dividends", undefined, []],
    ["yahoo-stocks-close-and-adjclose", undefined, []],
    // The low of 2021-06-11 is 0 in T, which the list of the reference prices does not count as a violation.
    ["alpaca-iex-daily-adjusted", "total-return", ["T"]],
  ])(
    "finds in %s what its list says is there",
    async (folder, adjustment, refused) => {
      const listed = listedRanges().filter((range) => range.folder === folder);

      const imported = importedOf(await importReference(folder, adjustment)).map((file) => rangeOf(file, folder));

      const bySymbol = (a: ListedRange, b: ListedRange): number => (a.symbol < b.symbol ? -1 : 1);
      expect(imported.toSorted(bySymbol)).toEqual(
        listed.filter(({ symbol }) => !refused.includes(symbol)).toSorted(bySymbol),
      );
    },
    PATIENCE_MS,
  );

  it("tells the false pair of DFEN from real moves", async () => {
    const folder = await importReference("yahoo-etf-total-return/DFEN.csv.gz");

    expect(sentencesOf(folder, "DFEN")).toContain(
      'the adjusted close moves "-64.4%" on "2024-06-03" and "+184.5%" on "2024-06-04": a false price between them rather than two moves',
    );
  });

  it("suspects the split that the one-venue file of SVXY lacks", async () => {
    const folder = await importReference("alpaca-iex-daily-adjusted/SVXY.csv.gz", "split");

    expect(sentencesOf(folder, "SVXY")).toContain(
      'the adjusted close moves "-49.5%" on "2024-04-11", which a 2-for-1 split that is not applied would explain',
    );
  });

  it("notes stray first bars as a gap after them", async () => {
    const folder = await importReference("alpaca-iex-daily-adjusted/SPY.csv.gz", "split");

    expect(sentencesOf(folder, "SPY")).toContain('no bars for the 433 sessions from "2018-11-02" to "2020-07-24"');
  });

  it("refuses a bar with a price of 0 and says where it is", async () => {
    const { report } = await importReference("alpaca-iex-daily-adjusted/T.csv.gz", "split");

    expect(report.files[0]?.findings.filter(({ severity }) => severity === "fatal")).toMatchObject([
      { name: "not-a-number", session: "2021-06-11", sentence: expect.stringContaining('low is "0"') as string },
    ]);
  });

  it("asks what the one-venue prices are adjusted for, as their columns do not tell", async () => {
    const { report } = await importReference("alpaca-iex-daily-adjusted/SPY.csv.gz");

    expect(report.files[0]?.findings.map(({ name }) => name)).toEqual(["adjustment-unknown"]);
  });
});
