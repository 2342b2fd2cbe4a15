import { at } from "../kernel/column.ts";
import type { DailyBars } from "./daily-bars.ts";
import { findingOf, type BarFinding, type Hit } from "./finding.ts";

const PRICES = ["open", "high", "low", "close"] as const;
const POSITIVE = [...PRICES, "splitFactor", "dividendFactor"] as const;

/** Quoted prices of one bar can only differ by the last bit of a float. */
const QUOTED_TOLERANCE = 1e-9;
/** Adjusted prices were multiplied and then rounded, each by itself, to six or seven digits. */
const COMPUTED_TOLERANCE = 1e-6;

/** What is wrong inside single bars. */
export function inspectPrices(bars: DailyBars): readonly BarFinding[] {
  const notNumbers: Hit[] = [];
  const impossible: Hit[] = [];
  const untraded: Hit[] = [];

  for (const [row, session] of bars.sessions.entries()) {
    const wrong = notANumber(bars, row);
    if (wrong !== undefined) {
      notNumbers.push({ session, fact: `${wrong} on "${session}"` });
      continue;
    }
    const contradiction = contradictionIn(bars, row);
    if (contradiction !== undefined) impossible.push({ session, fact: `${contradiction} on "${session}"` });
    if (bars.volume[row] === 0) untraded.push({ session, fact: `volume is "0" on "${session}"` });
  }
  return [
    ...findingOf("not-a-number", notNumbers),
    ...findingOf("impossible-ohlc", impossible),
    ...findingOf("zero-volume", untraded),
  ];
}

function notANumber(bars: DailyBars, row: number): string | undefined {
  for (const name of POSITIVE) {
    const value = at(bars[name], row);
    if (!(value > 0 && value < Infinity)) return `${name} is "${value}", which is not a positive number,`;
  }
  const volume = at(bars.volume, row);
  return volume >= 0 && volume < Infinity ? undefined : `volume is "${volume}", which is not a count of shares,`;
}

function contradictionIn(bars: DailyBars, row: number): string | undefined {
  const tolerance = isComputed(bars, row) ? COMPUTED_TOLERANCE : QUOTED_TOLERANCE;
  const high = at(bars.high, row);
  const low = at(bars.low, row);
  for (const name of PRICES) {
    const price = at(bars[name], row);
    if (high < price * (1 - tolerance)) return `high "${high}" is below ${name} "${price}"`;
    if (low > price * (1 + tolerance)) return `low "${low}" is above ${name} "${price}"`;
  }
  return undefined;
}

/** Whether the prices of this bar came out of an adjustment, made or undone, and not from a quotation. */
const isComputed = (bars: DailyBars, row: number): boolean =>
  bars.basis !== "raw" || bars.splitFactor[row] !== 1 || bars.dividendFactor[row] !== 1;
