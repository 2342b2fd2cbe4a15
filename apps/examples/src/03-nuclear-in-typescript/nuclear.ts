import { isKnown, ticker, type TargetWeights } from "@alchemiser/domain";
import type { Reader } from "./measures.ts";

/** What to hold, and the way through the tree that led there. */
export interface Choice {
  readonly branch: string;
  readonly weights: TargetWeights;
}

const LEADERS = ["SPY", "IOO", "TQQQ", "VTV", "XLF"];
/** In the order of the alphabet, which breaks ties. */
const NUCLEAR_SHARES = ["BWXT", "EXC", "LEU", "NLR", "OKLO", "SMR"];
const OTHERS = ["VOX", "UVXY", "BTAL", "QQQ", "SQQQ", "PSQ", "UPRO", "TLT", "IEF"];
export const SYMBOLS = [...LEADERS, ...NUCLEAR_SHARES, ...OTHERS];

/** The leaders first, then sell-offs, then the trend: up holds nuclear shares, down is nobody's here. */
export function choiceAboveTheBear(reader: Reader): Choice | undefined {
  const leader = LEADERS.find((symbol) => reader.rsi(symbol, 10) > 79);
  if (leader !== undefined) return hedge(reader, leader, LEADERS.slice(LEADERS.indexOf(leader)));
  if (reader.rsi("VOX", 10) > 79) return hedge(reader, "VOX", ["XLF"]);
  if (reader.rsi("TQQQ", 10) < 30) return holding(reader, "TQQQ sold off", { TQQQ: 1 });
  if (reader.rsi("SPY", 10) < 30) return holding(reader, "SPY sold off", { UPRO: 1 });
  return reader.price("SPY") > reader.average("SPY", 200) ? strongestShares(reader) : undefined;
}

/** In full when a leader from `leader` on is exhausted as well. */
const hedge = (reader: Reader, leader: string, exhausting: readonly string[]): Choice =>
  reader.isAnyRsiAbove(exhausting, 81)
    ? holding(reader, `${leader} exhausted`, { UVXY: 1 })
    : holding(reader, `${leader} run far`, { UVXY: 0.75, BTAL: 0.25 });

function strongestShares(reader: Reader): Choice {
  const best = NUCLEAR_SHARES.map((symbol) => ({ symbol, score: reader.meanReturn(symbol, 90) }))
    .filter(({ score }) => isKnown(score))
    .toSorted((one, other) => other.score - one.score)
    .slice(0, 3);
  if (best.length === 0) reader.noted(Number.NaN, "the mean return of any nuclear share");
  return holding(reader, "nuclear shares", Object.fromEntries(best.map(({ symbol }) => [symbol, 1 / best.length])));
}

export function firstBear(reader: Reader): string {
  if (reader.rsi("PSQ", 10) < 35) return "SQQQ";
  if (reader.growth("QQQ", 60) < -10) return areBondsStronger(reader) ? "TQQQ" : "PSQ";
  if (reader.price("TQQQ") > reader.average("TQQQ", 20)) return areBondsStronger(reader) ? "TQQQ" : "SQQQ";
  if (reader.rsi("IEF", 10) > reader.rsi("PSQ", 20)) return "SQQQ";
  return areBondsStronger(reader) ? "QQQ" : "SQQQ";
}

export function secondBear(reader: Reader): string {
  if (reader.rsi("PSQ", 10) < 35) return "SQQQ";
  if (reader.price("TQQQ") > reader.average("TQQQ", 20)) return areBondsStronger(reader) ? "TQQQ" : "SQQQ";
  return areBondsStronger(reader) ? "QQQ" : "SQQQ";
}

const areBondsStronger = (reader: Reader): boolean => reader.rsi("TLT", 20) > reader.rsi("PSQ", 20);

/** All that any branch may ask for, the two bears' volatilities aside. */
export function readEverything(reader: Reader): void {
  SYMBOLS.forEach((symbol) => reader.price(symbol));
  [...LEADERS, "VOX", "PSQ", "IEF"].forEach((symbol) => reader.rsi(symbol, 10));
  ["PSQ", "TLT"].forEach((symbol) => reader.rsi(symbol, 20));
  reader.growth("QQQ", 60);
  reader.average("TQQQ", 20);
  reader.average("SPY", 200);
  NUCLEAR_SHARES.forEach((symbol) => reader.noted(reader.meanReturn(symbol, 90), symbol));
}

/** What is held must have a price. */
export function holding(reader: Reader, branch: string, shares: Readonly<Record<string, number>>): Choice {
  Object.keys(shares).forEach((symbol) => reader.price(symbol));
  return { branch, weights: new Map(Object.entries(shares).map(([symbol, share]) => [ticker(symbol), share])) };
}
