import type { SeriesSummary } from "@alchemiser/application";
import { session, ticker } from "@alchemiser/domain";
import { describe, expect, it } from "vitest";
import { listText } from "./list-report.ts";

const series = (symbol: string, findings: SeriesSummary["findings"]): SeriesSummary => ({
  ticker: ticker(symbol),
  source: "a-source-with-quite-a-long-name",
  basis: "raw",
  first: session("2024-01-02"),
  last: session("2024-06-28"),
  sessions: 124,
  findings,
});

const GAP = [{ name: "gap", count: 3 }];

describe("listText", () => {
  it("says which symbols have which findings", () => {
    expect(listText([series("AAA", GAP), series("BBB", []), series("CCC", GAP)], 120)).toMatch(
      /3 symbols\n- gap: AAA, CCC$/,
    );
  });

  it("fits terminals of 80 columns", () => {
    const lines = listText([series("AAA", GAP)], 80).split("\n");

    expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(80);
  });

  it("says how to fill an empty store", () => {
    expect(listText([], 80)).toBe("The store holds no bars yet: alchemiser data import PATH");
  });
});
