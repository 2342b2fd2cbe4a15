import { describe, expect, it } from "vitest";
import { isKnown } from "../kernel/column.ts";
import { everyIndicatorOn } from "../testing/every-indicator.ts";
import { quotes } from "../testing/reference-indicators.ts";
import { movingAverage } from "./moving-average.ts";
import { overOwnBars } from "./own-bars.ts";

const FILES = ["bad.csv", "zeros.csv", "penny.csv", "mismatch.csv", "intraday.csv"];
const LONG = ["longest.csv.gz", "longish.csv.gz", "msft.csv.gz", "spx.csv.gz"];

describe.each([...FILES, ...LONG])("on the bars of %s", (file) => {
  const bars = { high: quotes(file, "high"), low: quotes(file, "low"), close: quotes(file, "close") };

  it("every indicator answers with finite numbers or nothing, whether or not bars are missing", () => {
    for (const [name, values] of Object.entries(everyIndicatorOn(bars))) {
      const infinite = values.findIndex((value) => isKnown(value) && !Number.isFinite(value));
      expect(infinite, name).toBe(-1);
      expect(values.length, name).toBe(bars.close.length);
    }
  });

  it("an average over own bars knows every bar with a price once it knows one", () => {
    const average = overOwnBars(bars.close, (closes) => movingAverage(closes, 20));
    const known = bars.close.filter((close, row) => isKnown(close) && isKnown(average[row] ?? NaN)).length;
    expect(known).toBe(bars.close.filter(isKnown).length - 19);
  });
});
