import { describe, expect, it } from "vitest";
import { ticker } from "../market/ticker.ts";
import { weight } from "../money/money.ts";
import { lookThrough, SECTORS } from "./sectors.ts";

describe("looking through a symbol", () => {
  it.each([
    ["SPY", "us-equities", "1"],
    ["TQQQ", "technology", "3"],
    ["SQQQ", "technology", "3"],
    ["UVXY", "volatility", "1.5"],
    ["SVXY", "volatility", "0.5"],
    ["BIL", "cash", "1"],
  ])("finds behind %s the sector %s, %s times", (symbol, sector, times) => {
    expect(lookThrough(ticker(symbol))).toEqual({ sector, times: weight(times) });
  });

  it("finds a symbol that it does not know by itself", () => {
    expect(lookThrough(ticker("ZZZ"))).toEqual({ sector: "ZZZ", times: weight("1") });
  });

  it("never takes a sector for a symbol", () => {
    expect(SECTORS.filter((sector) => sector === sector.toUpperCase())).toEqual([]);
  });
});
