import { ticker } from "@alchemiser/domain";
import { describe, expect, it } from "vitest";
import { bear, bull, times } from "./testing/markets.ts";
import { restlessHistory } from "./testing/restless-history.ts";
import { holds, shipped, type Moods } from "./testing/shipped.ts";

describe("Gold", () => {
  it.each<[string, Moods]>([
    ["BIL 1", { GLD: bull(2) }],
    ["UGL 1", { UGL: "bull calm" }],
    ["GLL 1", { UGL: "bull runs" }],
    ["UGL 1", { UGL: bear(...times(11, 0.4), -1.5) }],
    ["GLL 1", { UGL: "bear runs" }],
    ["UGL 1", { UGL: bear(...times(10, -1), ...times(9, 0.3)) }],
    ["GLL 1", { UGL: bear(...times(10, -1), ...times(5, 2)) }],
    ["UGL 1", { UGL: "bear sinks" }],
    ["GLL 1", { UGL: bear(...times(4, -0.05, 0.04, -0.05)) }],
  ])("holds %s in %o", (expected, moods) => {
    expect(holds("gold", moods)).toBe(expected);
  });
});

describe("Gold currency", () => {
  it.each<[string, Moods]>([
    ["SHNY 1", { GLD: "bull at 29" }],
    ["SHNY 1", { GLD: bull(1.2) }],
    ["GLD 1", { GLD: bull(0.8) }],
  ])("holds %s in %o", (expected, moods) => {
    expect(holds("gold-currency", moods)).toBe(expected);
  });
});

describe("Gold and miners", () => {
  const later = { QQQ: "bear calm" } as const;

  it.each<[string, Moods]>([
    ["SPY 1", { GDX: "bull sinks", SPY: "bull runs" }],
    ["BIL 1", { GDX: "bull sinks" }],
    ["BIL 1", { GDX: bull(-3), GLD: bull(-4), GDXU: "bull runs" }],
    ["GDXD 1", { GDXU: "bull at 80" }],
    ["GDXD 0.5, DULL 0.5", { GDXU: "bull at 80", SHNY: "bull at 80" }],
    ["DULL 1", { SHNY: "bull at 80" }],
    ["GDXU 1", { GDXU: "bull at 29" }],
    ["GDXU 0.5, SHNY 0.5", { GDXU: "bull at 29", SHNY: "bull at 29" }],
    ["SHNY 1", { SHNY: "bull at 29" }],
    ["GDXU 0.5, SHNY 0.5", { GDXU: "bull calm", SHNY: "bull calm" }],
    ["GDXU 1", { GDXU: "bull calm", SHNY: "bear calm" }],
    ["SHNY 1", { GDXU: "bear calm", SHNY: "bull calm" }],
    ["BIL 1", { GDXU: "bear calm", SHNY: "bear calm" }],
    ["GDXD 0.5, DULL 0.5", { ...later, TLT: "bear calm" }],
    ["BIL 1", { ...later, TLT: "bull calm" }],
  ])("holds %s in %o", (expected, moods) => {
    expect(holds("gold-and-miners", moods)).toBe(expected);
  });
});

describe("Defence", () => {
  it.each<[string, Moods]>([
    ["ACHR 0.5, AIRO 0.5", {}],
    ["ITA 0.5, JOBY 0.5", { ITA: "bull at 60", JOBY: "bull at 70" }],
  ])("holds %s in %o", (expected, moods) => {
    expect(holds("defence", moods)).toBe(expected);
  });
});

describe("Semiconductors", () => {
  it.each<[string, Moods]>([
    ["SOXS 1", { SOXX: bull(6) }],
    ["SOXL 1", { SOXX: bull(10, -3) }],
    ["SOXL 1", { SOXX: bull(-6) }],
    ["SOXS 1", { SOXX: bull(-10, 3) }],
    ["SOXS 0.5, NVDA 0.5", { NVDA: "bull runs" }],
    ["SOXL 0.5, AMD 0.5", { NVDA: "bull sinks" }],
    ["AMD 0.5, SOXS 0.5", { AMD: "bull runs" }],
    ["ENPH 1", { ENPH: bull(5) }],
    ["SPY 0.5, XLE 0.5", { SOXX: "bear calm", XLE: bull(5), SPY: bull(4) }],
  ])("holds %s in %o", (expected, moods) => {
    expect(holds("semiconductors", moods)).toBe(expected);
  });
});

describe("SOXL growth", () => {
  const fallen = { SOXL: bull(-55) } as const;
  const restless = times(50, 12, -10.5);

  it.each<[string, Moods]>([
    ["SPXL 0.5, TQQQ 0.5", fallen],
    ["SOXS 1", { ...fallen, TQQQ: bull(...restless, 12) }],
    ["SPXL 1", { ...fallen, TQQQ: bull(...restless, ...times(31, 0.1)) }],
    ["SOXL 1", { ...fallen, TQQQ: bull(...restless, -30) }],
    ["SPXS 0.5, SQQQ 0.5", { ...fallen, TQQQ: bull(...restless, 12, -18) }],
    ["SOXL 1", { ...fallen, TQQQ: bull(...restless, -70, ...times(14, -1)) }],
    ["SPXS 0.5, SQQQ 0.5", { ...fallen, TQQQ: bull(...times(20, 25, -20.5), -20) }],
    ["SPXL 0.333333333, TMF 0.333333333, TQQQ 0.333333333", { ...fallen, TQQQ: bull(...times(20, 25, -20)) }],
    ["SOXL 1", { SOXL: "bear calm" }],
    ["SOXS 1", { SOXL: bull(...restless, ...times(3, 12)) }],
    ["SOXL 1", { SOXL: bull(...restless, -20) }],
    ["SOXS 1", { SOXL: bull(...restless, -5) }],
    ["SOXS 1", { SOXL: bull(...times(40, 2)) }],
  ])("holds %s in %o", (expected, moods) => {
    expect(holds("soxl-growth", moods)).toBe(expected);
  });

  it("reads deviations as daily percent, against thresholds such as 3.8", () => {
    // Moves of ±3.5 % deviate by about 3.5 a day, which would be 56 a year.
    expect(holds("soxl-growth", { ...fallen, TQQQ: bull(...times(50, 3.5, -3.5)) })).toBe("SPXL 0.5, TQQQ 0.5");
    expect(holds("soxl-growth", { ...fallen, TQQQ: bull(...times(50, 4.5, -4.5)) })).not.toContain("TQQQ");
  });
});

describe("Quantum", () => {
  it.each<[string, Moods]>([
    ["SOFI 0.05, ACHR 0.05, HIMS 0.05, MARA 0.05, FAS 0.05, SGOV 0.05, RGTI 0.7", {}],
    [
      "SOFI 0.05, SGOV 0.05, HIMS 0.05, UVIX 0.1, SMCX 0.05, RGTI 0.7",
      { ACHR: "bull runs", MARA: "bull runs", FAS: "bull runs", SMCX: "bull runs" },
    ],
  ])("holds %s in %o", (expected, moods) => {
    expect(holds("quantum", moods)).toBe(expected);
  });

  it("keeps what its small bets weigh, to the last digit", () => {
    const { strategy } = shipped("quantum");
    const history = restlessHistory(strategy.universe, 400, 1);
    const allocation = strategy.study(history).allocationAt(399);
    const weights = allocation.outcome === "decided" ? allocation.weights : new Map<string, number>();
    expect(Math.abs((weights.get(ticker("RGTI")) ?? 0) - 0.7)).toBeLessThan(1e-12);
    expect(Math.abs((weights.get(ticker("SOFI")) ?? 0) - 0.3 / 6)).toBeLessThan(1e-12);
    expect(Math.abs([...weights.values()].reduce((sum, weight) => sum + weight, 0) - 1)).toBeLessThan(1e-12);
  });
});
