import { at, newYorkDate, type DailyBars, type Instant, type Ticker } from "@alchemiser/domain";
import type { Tape } from "../floor/tape.ts";
import { tradingDay, type TradingDay } from "../floor/trading-day.ts";
import { pricesOf, rowUpTo } from "../market/series-row.ts";
import { barMoment, encodeBar, type WireBar } from "../wire/encode-market-data.ts";
import { adjustmentOf, type Adjustment } from "./adjustment.ts";
import type { Range } from "./data-query.ts";

export interface DailyBarsRequest extends Range {
  readonly now: Instant;
  readonly adjustments: readonly string[];
}

/** The daily bars that can be known at `now`: the last one is of the session in progress, as far as it has come. */
export function dailyBarsOf(tape: Tape, ticker: Ticker, request: DailyBarsRequest): readonly WireBar[] {
  const { from, until, now, adjustments } = request;
  const date = newYorkDate(now);
  const series = tape.market.series(ticker, date);
  if (series === undefined) return [];
  const last = lastRow(series, ({ open }) => open <= now, now);
  // A split holds from the beginning of its session, before there is a bar of it.
  const today = lastRow(series, ({ begins }) => begins <= now, now);
  const bars: WireBar[] = [];
  for (let row = Math.max(0, rowUpTo(series, newYorkDate(from))); row <= last; row++) {
    const session = series.sessions[row];
    if (session === undefined || barMoment(session) < from) continue;
    if (barMoment(session) > until) break;
    const isInProgress = row === last && now < tradingDay(session).close;
    const soFar = isInProgress ? tape.daySoFar(ticker, now) : undefined;
    const bar = soFar ?? { ...pricesOf(series, row), volume: at(series.volume, row) };
    bars.push(adjusted(encodeBar(barMoment(session), bar), adjustmentOf(series, adjustments, { row, today })));
  }
  return bars;
}

/** The last row that is before today, or of today when the day `isReached`. */
function lastRow(series: DailyBars, isReached: (day: TradingDay) => boolean, now: Instant): number {
  const row = rowUpTo(series, newYorkDate(now));
  const session = series.sessions[row];
  return session === undefined || isReached(tradingDay(session)) ? row : row - 1;
}

function adjusted(bar: WireBar, { price, volume }: Adjustment): WireBar {
  if (price === 1 && volume === 1) return bar;
  const { o, h, l, c, vw } = bar;
  const prices = { o: places(o * price), h: places(h * price), l: places(l * price), c: places(c * price) };
  return { ...bar, ...prices, vw: places(vw * price), v: Math.round(bar.v / volume) };
}

/** Adjusted prices have four places, like Alpaca's. */
const places = (price: number): number => Math.round(price * 1e4) / 1e4;
