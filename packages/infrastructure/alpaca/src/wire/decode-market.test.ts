import { UnexpectedAnswer } from "@alchemiser/application";
import { instant, instantOf, price, quantity, session } from "@alchemiser/domain";
import { describe, expect, it } from "vitest";
import { decodeAsset } from "./decode-asset.ts";
import { decodeBars } from "./decode-bars.ts";
import { decodeHours } from "./decode-calendar.ts";
import { decodeQuotes } from "./decode-quotes.ts";

describe("decodeQuotes", () => {
  it("counts a quote from the moment that it was confirmed, however old it is", () => {
    const body = { quotes: { SPY: { t: "2025-07-01T20:00:00Z", bp: 499.99, bs: 3, ap: 500.01, as: 2 } } };

    expect(decodeQuotes(body, instant(7))).toEqual(
      new Map([
        [
          "SPY",
          {
            bid: price("499.99"),
            ask: price("500.01"),
            bidSize: quantity("3"),
            askSize: quantity("2"),
            at: instant(7),
          },
        ],
      ]),
    );
  });

  it("passes zero and crossed quotes on, for the gate to judge", () => {
    const body = { quotes: { SPY: { bp: 0, bs: 0, ap: 500, as: 1 }, TLT: { bp: 90.5, bs: 1, ap: 90.4, as: 1 } } };

    expect([...decodeQuotes(body, instant(0)).values()].map(({ bid }) => bid)).toEqual([price("0"), price("90.5")]);
  });

  it("refuses what is no number", () => {
    const body = { quotes: { SPY: { bp: "500", bs: 1, ap: 500, as: 1 } } };

    expect(() => decodeQuotes(body, instant(0))).toThrow("quotes.SPY.bp");
  });
});

describe("decodeAsset", () => {
  const asset = { symbol: "SPY", status: "active", tradable: true, fractionable: false };

  it("calls tradable only what is active too", () => {
    expect(decodeAsset(asset)).toEqual({ ticker: "SPY", isTradable: true, isFractionable: false });
    expect(decodeAsset({ ...asset, status: "inactive" }).isTradable).toBe(false);
  });
});

describe("decodeHours", () => {
  const day = session("2025-11-28");

  it("knows an early close by its hour", () => {
    expect(decodeHours([{ date: "2025-11-28", open: "09:30", close: "13:00" }], day)).toEqual({
      open: instantOf("2025-11-28T14:30:00Z"),
      close: instantOf("2025-11-28T18:00:00Z"),
      isEarlyClose: true,
    });
  });

  it("knows nothing of a day that the calendar leaves out", () => {
    expect(decodeHours([{ date: "2025-12-01", open: "09:30", close: "16:00" }], day)).toBeUndefined();
    expect(() => decodeHours([{ date: "2025-11-28", open: "9.30", close: "13:00" }], day)).toThrow("0.open");
  });
});

describe("decodeBars", () => {
  const bar = { o: 1, h: 3, l: 0.5, c: 2, v: 100, n: 7, vw: 1.5 };

  it("dates a bar by New York, in summer and in winter", () => {
    const rows = [
      { ...bar, t: "2025-01-09T05:00:00Z" },
      { ...bar, t: "2025-07-02T04:00:00Z" },
    ];

    const { bars, nextPage } = decodeBars({ bars: { SPY: rows }, next_page_token: null });

    expect([...bars.values()].flat().map(({ session: day }) => day)).toEqual(["2025-01-09", "2025-07-02"]);
    expect(nextPage).toBeUndefined();
  });

  it("reads an answer without bars", () => {
    expect(decodeBars({ bars: {}, next_page_token: "more" })).toEqual({ bars: new Map(), nextPage: "more" });
    expect(decodeBars({ bars: null, next_page_token: null }).bars.size).toBe(0);
  });

  it("refuses a price that is missing", () => {
    const broken = { ...bar, t: "2025-07-02T04:00:00Z", c: undefined };

    expect(() => decodeBars({ bars: { SPY: [broken] }, next_page_token: null })).toThrow(UnexpectedAnswer);
  });
});
