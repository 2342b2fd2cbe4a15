import { UnexpectedAnswer } from "@alchemiser/application";
import { withFactors, type Column, type DailyBars, type Ticker } from "@alchemiser/domain";
import { recoveredFactors } from "./recovered-factors.ts";
import type { DatedBar } from "./wire/decode-bars.ts";

/** One symbol's bars, pulled three times. */
export interface Pulls {
  readonly raw: readonly DatedBar[];
  /** With splits applied. */
  readonly split: readonly DatedBar[];
  /** With splits and dividends applied. */
  readonly all: readonly DatedBar[];
}

/**
 * Raw prices with the factors that lead to the adjusted ones.
 *
 * @throws UnexpectedAnswer when the pulls are not of the same sessions
 */
export function dailySeries(ticker: Ticker, source: string, { raw, split, all }: Pulls): DailyBars {
  const sessions = raw.map(({ session }) => session);
  for (const adjusted of [split, all]) {
    const strayed = sessions.findIndex((session, row) => adjusted[row]?.session !== session);
    if (strayed >= 0 || adjusted.length !== sessions.length)
      throw new UnexpectedAnswer(
        `Alpaca's bars of "${ticker}" are of other sessions when adjusted, from ${sessions[strayed] ?? "the end"} on`,
      );
  }
  const splitFactor = recoveredFactors({ before: prices(raw), after: prices(split) });
  const inLastShares = prices(raw).map((column) => withFactors(column, splitFactor));
  const dividendFactor = recoveredFactors({ before: inLastShares, after: prices(all) });
  return {
    ticker,
    source,
    basis: "raw",
    sessions,
    open: column(raw, "open"),
    high: column(raw, "high"),
    low: column(raw, "low"),
    close: column(raw, "close"),
    volume: column(raw, "volume"),
    splitFactor,
    dividendFactor,
  };
}

const column = (bars: readonly DatedBar[], field: Exclude<keyof DatedBar, "session">): Column =>
  Float64Array.from(bars, (bar) => bar[field]);

const PRICES = ["open", "high", "low", "close"] as const;

const prices = (bars: readonly DatedBar[]): readonly Column[] => PRICES.map((field) => column(bars, field));
