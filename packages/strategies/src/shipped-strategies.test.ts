import { describeError, symphony, ticker, type Strategy } from "@alchemiser/domain";
import { strategyContract, wanderingHistory } from "@alchemiser/domain/testing/contracts";
import { describe, expect, it } from "vitest";
import { SHIPPED_STRATEGIES, type ShippedStrategy } from "./index.ts";
import { market, type Mood } from "./testing/markets.ts";

function strategyOf({ file, text }: ShippedStrategy): Strategy {
  const reading = symphony(text, file);
  if (reading.outcome === "refused") throw new Error(reading.errors.map(describeError).join("\n"));
  return reading.strategy;
}

const strategyNamed = (name: string): Strategy => {
  const shipped = SHIPPED_STRATEGIES.find((strategy) => strategy.name === name);
  if (shipped === undefined) throw new Error(`"${name}" is not shipped`);
  return strategyOf(shipped);
};

/** What a strategy holds when symbols are in these moods and every other symbol is calm. */
function holds(name: string, moods: Readonly<Record<string, Mood>>): string {
  const strategy = strategyNamed(name);
  const calm = Object.fromEntries(strategy.universe.map((ticker): [string, Mood] => [ticker, "bull calm"]));
  const history = market({ ...calm, ...moods });
  const allocation = strategy.study(history).allocationAt(history.sessions.length - 1);
  if (allocation.outcome === "undecided") return allocation.reason;
  return [...allocation.weights]
    .map(([ticker, weight]) => `${ticker} ${String(Math.round(weight * 1e9) / 1e9)}`)
    .join(", ");
}

describe("200d TQQQ", () => {
  it.each<[string, Mood]>([
    ["TQQQ 1", "bull sinks"],
    ["BIL 1", "bear runs"],
  ])("holds %s while SPY is in the mood %s", (expected, mood) => {
    expect(holds("200d-tqqq", { SPY: mood })).toBe(expected);
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
  it.each<[string, Readonly<Record<string, Mood>>]>([
    ["UVXY 0.25, BIL 0.75", { SPY: "bull calm", TQQQ: "bull runs" }],
    ["UVXY 0.25, BIL 0.75", { SPY: "bull runs" }],
    ["BIL 1", { XLK: "bull runs" }],
    ["TECL 1", { XLK: "bull calm", KMLM: "bull sinks" }],
    ["TECL 1", { XLK: "bull sinks" }],
    ["BIL 1", { XLK: "bull calm", KMLM: "bull runs" }],
    ["TECL 1", { SPY: "bear calm", TQQQ: "bear sinks" }],
    ["SPXL 1", { SPY: "bear calm", SPXL: "bear sinks" }],
    ["UVXY 0.15, BIL 0.85", { SPY: "bear calm", UVXY: "bull runs" }],
    ["BIL 1", { SPY: "bear calm", XLK: "bull runs" }],
    ["TECL 1", { SPY: "bear calm", XLK: "bull calm", KMLM: "bear sinks" }],
    ["TECL 1", { SPY: "bear calm", XLK: "bear sinks" }],
    ["SQQQ 1", { SPY: "bear calm", KMLM: "bull runs", SQQQ: "bull runs" }],
    ["BSV 1", { SPY: "bear calm", KMLM: "bull runs", SQQQ: "bull sinks" }],
  ])("holds %s in %o", (expected, moods) => {
    expect(holds("tecl-for-the-long-term", moods)).toBe(expected);
  });
});

describe("Holy Grail", () => {
  it.each<[string, Readonly<Record<string, Mood>>]>([
    ["UVXY 1", { TQQQ: "bull runs" }],
    ["TQQQ 1", { TQQQ: "bull calm" }],
    ["TECL 1", { TQQQ: "bear sinks" }],
    ["SOXL 1", { TQQQ: "bear runs", SOXL: "bear sinks" }],
    ["TQQQ 1", { TQQQ: "bear runs" }],
  ])("holds %s in %o", (expected, moods) => {
    expect(holds("holy-grail", moods)).toBe(expected);
  });
});

describe("Nuclear", () => {
  const top = { SMR: "bull runs", BWXT: "bull runs", LEU: "bull runs" } as const;
  const bear = { SPY: "bear calm", PSQ: "bull calm" } as const;

  it.each<[string, Readonly<Record<string, Mood>>]>([
    ["UVXY 1", { SPY: "bull runs" }],
    ["UVXY 1", { IOO: "bull runs" }],
    ["UVXY 1", { TQQQ: "bull runs" }],
    ["UVXY 1", { VTV: "bull runs" }],
    ["UVXY 1", { XLF: "bull runs" }],
    ["UVXY 0.75, BTAL 0.25", { VOX: "bull runs" }],
    ["TQQQ 1", { TQQQ: "bull sinks" }],
    ["UPRO 1", { SPY: "bull sinks" }],
    ["BWXT 0.333333333, LEU 0.333333333, SMR 0.333333333", top],
    ["SQQQ 1", { ...bear, PSQ: "bull sinks" }],
    ["SQQQ 0.5, QQQ 0.5", { ...bear, TLT: "bull runs", PSQ: "bear calm" }],
  ])("holds %s in %o", (expected, moods) => {
    expect(holds("nuclear", moods)).toBe(expected);
  });

  it("gives the calmer of the two bear groups more", () => {
    const [, calm = 0, lively = 0] =
      /^SQQQ ([\d.]+), QQQ ([\d.]+)$/.exec(
        holds("nuclear", { ...bear, TLT: "bull runs", PSQ: "bear calm", QQQ: "bear sinks" }),
      ) ?? [];
    expect(Number(calm)).toBeGreaterThan(Number(lively));
    expect(Number(calm) + Number(lively)).toBeCloseTo(1, 8);
  });

  it("names its twenty symbols", () => {
    expect(strategyNamed("nuclear").universe).toHaveLength(20);
  });
});

describe("the KMLM switcher", () => {
  it.each<[string, Readonly<Record<string, Mood>>]>([
    ...["QQQE", "VTV", "VOX", "TECL", "VOOG", "VOOV", "XLP", "TQQQ", "XLY", "FAS", "SPY"].map(
      (leader): [string, Readonly<Record<string, Mood>>] => ["UVXY 1", { [leader]: "bull runs" }],
    ),
    ["TECL 1", { TQQQ: "bull sinks" }],
    ["SOXL 1", { SOXL: "bull sinks" }],
    ["SPXL 1", { SPXL: "bull sinks" }],
    ["LABU 1", { LABU: "bull sinks" }],
    ["SOXL 0.5, SVIX 0.5", { KMLM: "bull sinks", SVIX: "bull sinks", TECL: "bull calm", SOXL: "bull calm" }],
    ["SQQQ 1", { KMLM: "bull runs", SQQQ: "bull runs" }],
    ["TLT 1", { KMLM: "bull runs", SQQQ: "bull sinks" }],
  ])("holds %s in %o", (expected, moods) => {
    expect(holds("kmlm-switcher", moods)).toBe(expected);
  });
});

describe("every shipped strategy", () => {
  it("is listed under its file's name", () => {
    expect(SHIPPED_STRATEGIES.map(({ name, file }) => file === `${name}.clj`)).not.toContain(false);
  });
});

for (const shipped of SHIPPED_STRATEGIES) {
  const strategy = strategyOf(shipped);
  strategyContract(shipped.name, strategy, wanderingHistory(strategy.universe.map(ticker), 700));
}
