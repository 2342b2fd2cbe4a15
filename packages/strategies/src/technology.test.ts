import { describe, expect, it } from "vitest";
import { bull } from "./testing/markets.ts";
import { holds, type Moods } from "./testing/shipped.ts";

const BEAR = { SPY: "bear calm" } as const;

describe("200d TQQQ", () => {
  it.each<[string, Moods]>([
    ["TQQQ 1", { SPY: "bull sinks" }],
    ["BIL 1", { SPY: "bear runs" }],
  ])("holds %s in %o", (expected, moods) => {
    expect(holds("200d-tqqq", moods)).toBe(expected);
  });
});

describe("max drawdown switch", () => {
  it("holds the index while it is calm and the stock after a fall", () => {
    expect(holds("max-drawdown-switch", { SPY: "bull runs" })).toBe("SPY 1");
    // Twelve sessions of −0.5 % are 5.8 %.
    expect(holds("max-drawdown-switch", { SPY: "bull sinks" })).toBe("TSLA 1");
  });
});

describe("TECL for the long term", () => {
  it.each<[string, Moods]>([
    ["UVXY 0.25, BIL 0.75", { TQQQ: "bull runs" }],
    ["UVXY 0.25, BIL 0.75", { SPY: "bull runs" }],
    ["BIL 1", { XLK: "bull runs" }],
    ["TECL 1", { XLK: "bull calm", KMLM: "bull sinks" }],
    ["TECL 1", { XLK: "bull sinks" }],
    ["BIL 1", { XLK: "bull calm", KMLM: "bull runs" }],
    ["TECL 1", { ...BEAR, TQQQ: "bear sinks" }],
    ["SPXL 1", { ...BEAR, SPXL: "bear sinks" }],
    ["UVXY 0.15, BIL 0.85", { ...BEAR, UVXY: "bull runs" }],
    ["BIL 1", { ...BEAR, UVXY: "bull at 80" }],
    ["BIL 1", { ...BEAR, XLK: "bull runs" }],
    ["TECL 1", { ...BEAR, XLK: "bull calm", KMLM: "bear sinks" }],
    ["TECL 1", { ...BEAR, XLK: "bear sinks" }],
    ["SQQQ 1", { ...BEAR, KMLM: "bull runs", SQQQ: "bull runs" }],
    ["BSV 1", { ...BEAR, KMLM: "bull runs", SQQQ: "bull sinks" }],
  ])("holds %s in %o", (expected, moods) => {
    expect(holds("tecl-for-the-long-term", moods)).toBe(expected);
  });
});

describe("TQQQ for the long term", () => {
  it.each<[string, Moods]>([
    ["UVXY 1", { TQQQ: "bull at 79.5" }],
    ["UVXY 1", { SPXL: "bull at 80.5" }],
    ["TQQQ 1", { TQQQ: "bull at 78.5", SPXL: "bull at 79.5" }],
    ["TECL 1", { ...BEAR, TQQQ: "bear at 30.5" }],
    ["SPXL 1", { SPY: "bear at 29.5" }],
    ["UVXY 1", { ...BEAR, UVXY: "bull at 80" }],
    ["TQQQ 1", { ...BEAR, UVXY: "bull at 85", TQQQ: "bull at 60" }],
    ["TQQQ 1", { ...BEAR, TQQQ: "bull at 60" }],
    ["SQQQ 1", { ...BEAR, TQQQ: "bull at 60", SQQQ: "bear at 30" }],
    ["SQQQ 1", { ...BEAR, TQQQ: "bull at 40", SQQQ: "bull at 60" }],
    ["BSV 1", { ...BEAR, TQQQ: "bull at 40", SQQQ: "bull at 40" }],
  ])("holds %s in %o", (expected, moods) => {
    expect(holds("tqqq-for-the-long-term", moods)).toBe(expected);
  });
});

describe("TQQQ for the long term 2", () => {
  const TECHNOLOGY = "TQQQ 0.333333333, SOXL 0.333333333, TECL 0.333333333";
  const SOLD_OFF = { TQQQ: "bull sinks" } as const;

  it.each<[string, Moods]>([
    ["UVXY 1", { SPY: "bull at 80.5" }],
    ["UVXY 1", { TECL: "bull at 79.5" }],
    ["UVXY 1", { XLP: "bull at 80.5" }],
    ["VIXY 1", { XLP: "bull at 78" }],
    ["UVXY 1", { QQQ: "bull at 81.5" }],
    ["VIXY 1", { QQQ: "bull at 80" }],
    ["UVXY 1", { QQQE: "bull at 83.5" }],
    ["VIXY 1", { QQQE: "bull at 82" }],
    ["SOXL 1", { ...SOLD_OFF, SMH: "bull at 22" }],
    ["TECL 1", { ...SOLD_OFF, QQQ: "bull at 26" }],
    ["BSV 1", { ...SOLD_OFF, AGG: "bull runs", IEF: "bull runs" }],
    ["TECL 1", { ...SOLD_OFF, AGG: "bull sinks", IEF: "bull sinks" }],
    ["BSV 0.666666667, TECL 0.333333333", { ...SOLD_OFF, AGG: "bull runs", IEF: "bull sinks" }],
    ["XLU 0.666666667, TECL 0.333333333", { ...SOLD_OFF, AGG: "bull runs", IEF: "bull sinks", XLU: "bull sinks" }],
    ["VIXY 1", { VTV: "bull at 79.5" }],
    ["VIXY 1", { XLY: "bull at 80.5" }],
    ["VIXY 1", { XLF: "bull at 80.5" }],
    [TECHNOLOGY, { SPXT: "bull at 40" }],
    ["EDC 0.333333333, FAZ 0.333333333, YINN 0.333333333", { YINN: bull(3), EDC: bull(2), FAZ: bull(1) }],
    ["SQQQ 1", { ...BEAR, TQQQ: "bull at 40", SQQQ: "bull at 60" }],
    ["TLT 1", { ...BEAR, TQQQ: "bull at 40", TLT: "bull at 60" }],
    ["SQQQ 1", { ...BEAR, TQQQ: "bull at 60", SQQQ: "bear at 30" }],
    [TECHNOLOGY, { ...BEAR, TQQQ: "bull at 60", SPXT: "bull at 40" }],
  ])("holds %s in %o", (expected, moods) => {
    expect(holds("tqqq-for-the-long-term-2", moods)).toBe(expected);
  });
});

describe("Holy Grail", () => {
  it.each<[string, Moods]>([
    ["UVXY 1", { TQQQ: "bull runs" }],
    ["TQQQ 1", { TQQQ: "bull calm" }],
    ["TECL 1", { TQQQ: "bear sinks" }],
    ["SOXL 1", { TQQQ: "bear runs", SOXL: "bear sinks" }],
    ["TQQQ 1", { TQQQ: "bear runs" }],
    ["SQQQ 1", { TQQQ: "bear at 40", SQQQ: "bull at 60" }],
    ["BSV 1", { TQQQ: "bear at 40", SQQQ: "bull at 40" }],
  ])("holds %s in %o", (expected, moods) => {
    expect(holds("holy-grail", moods)).toBe(expected);
  });
});
