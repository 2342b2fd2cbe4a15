import { inspectBars, known, type DailyBars, type Instant, type Session, type Ticker } from "@alchemiser/domain";
import type { BarStore, SeriesToStore } from "../ports/bar-store.ts";
import type { BarSource } from "../ports/market-data.ts";

export interface Refresh {
  readonly tickers: readonly Ticker[];
  /** The first session that is asked for where nothing is stored yet. */
  readonly since: Session;
  /** The session that the bars have to reach. */
  readonly upTo: Session;
  readonly now: Instant;
}

/** What a refresh could not store, with why. */
export interface UnusableBars {
  readonly ticker: Ticker;
  readonly reason: string;
}

export interface Refreshed {
  readonly bars: readonly DailyBars[];
  readonly unusable: readonly UnusableBars[];
}

/**
 * Brings the stored bars of `tickers` up to a session. A series that is behind is read again from its first session
 * on: a split or dividend since then changes the factors of all its rows. One of another source stays, unless `source`
 * takes its place.
 */
export async function refreshBars(
  store: BarStore,
  source: BarSource,
  { tickers, since, upTo, now }: Refresh,
): Promise<Refreshed> {
  const stored = await Promise.all(tickers.map((ticker) => store.read(ticker)));
  const bars = stored.flatMap((series) => (series !== undefined && reaches(series, upTo) ? [series] : []));
  const have = new Set(bars.map(({ ticker }) => ticker));
  const missing = tickers.filter((ticker) => !have.has(ticker));
  if (missing.length === 0) return { bars, unusable: [] };

  const isSuperseded = ({ basis, source: held }: DailyBars): boolean =>
    basis === "raw" && source.supersedes?.has(held) === true;
  const replaced = new Set(stored.flatMap((series) => (series && isSuperseded(series) ? [series.ticker] : [])));
  const from = stored.flatMap((series) => series?.sessions.slice(0, 1) ?? []).reduce(earlier, since);
  const unusable: UnusableBars[] = [];
  for (const series of await source.dailyBars({ tickers: missing, from, to: upTo })) {
    const otherSource = replaced.has(series.ticker) ? "replace" : "refuse";
    const refusal = await keep(store, { bars: series, otherSource }, now);
    if (refusal === undefined) bars.push(series);
    else unusable.push({ ticker: series.ticker, reason: refusal });
  }
  return { bars, unusable };
}

const reaches = ({ sessions }: DailyBars, upTo: Session): boolean =>
  known(sessions.at(-1), "a stored series has bars") >= upTo;

const earlier = (a: Session, b: Session): Session => (a < b ? a : b);

async function keep(
  store: BarStore,
  series: Omit<SeriesToStore, "findings">,
  now: Instant,
): Promise<string | undefined> {
  const findings = inspectBars(series.bars, now);
  const fatal = findings.find(({ severity }) => severity === "fatal");
  if (fatal !== undefined) return fatal.sentence;
  const stored = await store.write({ ...series, findings });
  return stored.outcome === "stored" ? undefined : stored.reason;
}
