import { MarketDataUnavailable, type BarRequest, type BarSource, type Clock } from "@alchemiser/application";
import { instant, lastCompletedSession, type DailyBars, type Session, type Ticker } from "@alchemiser/domain";
import { dailySeries } from "./daily-series.ts";
import { inGroups } from "./in-groups.ts";
import { AlpacaCalls, type Calling } from "./transport/alpaca-calls.ts";
import type { Adjustment, Feed } from "./transport/alpaca-operation.ts";
import { decodeBars, type DatedBar } from "./wire/decode-bars.ts";

/** How many symbols share the pages of one request. */
const SYMBOLS = 50;

type SeriesByTicker = ReadonlyMap<Ticker, readonly DatedBar[]>;

/** Completed days of the consolidated tape, with the volume of all venues, are free; a quarter of an hour is held back. */
const FEED: Feed = "sip";
const HELD_BACK_MS = 15 * 60_000;

/** Alpaca's daily bars, as traded, with factors. A day that is not over, or of which the end is held back, has no bar. */
export class AlpacaBars implements BarSource {
  readonly #calls: AlpacaCalls;
  readonly #clock: Clock;

  constructor(calling: Calling, clock: Clock) {
    this.#clock = clock;
    this.#calls = new AlpacaCalls(calling, (message, options) => new MarketDataUnavailable(message, options));
  }

  /** The feed is part of the name: bars of one are never mixed with those of another. */
  readonly source = `alpaca-${FEED}`;
  /** The bars of one venue. */
  readonly supersedes: ReadonlySet<string> = new Set(["alpaca-iex"]);

  async dailyBars({ tickers, from, to }: BarRequest, signal?: AbortSignal): Promise<readonly DailyBars[]> {
    const complete = lastCompletedSession(instant(this.#clock.now() - HELD_BACK_MS));
    const until = to < complete ? to : complete;
    if (until < from) return [];
    const series: DailyBars[] = [];
    for (const group of inGroups(tickers, SYMBOLS)) {
      const request = { tickers: group, from, to: until };
      const raw = await this.#pull("raw", request, signal);
      const split = await this.#pull("split", request, signal);
      const all = await this.#pull("all", request, signal);
      for (const [ticker, bars] of raw)
        series.push(
          dailySeries(ticker, this.source, { raw: bars, split: split.get(ticker) ?? [], all: all.get(ticker) ?? [] }),
        );
    }
    return series;
  }

  async #pull(adjustment: Adjustment, request: BarRequest, signal: AbortSignal | undefined): Promise<SeriesByTicker> {
    const { tickers: symbols, from, to } = request;
    const series = new Map<Ticker, DatedBar[]>();
    let pageToken: string | undefined;
    do {
      const question = { name: "daily-bars", symbols, feed: FEED, adjustment, from, to, pageToken } as const;
      const page = decodeBars((await this.#calls.ask(question, signal)).body);
      for (const [ticker, bars] of page.bars)
        series.set(ticker, [...(series.get(ticker) ?? []), ...completed(bars, to)]);
      pageToken = page.nextPage;
    } while (pageToken !== undefined);
    return new Map([...series].filter(([, bars]) => bars.length > 0));
  }
}

const completed = (bars: readonly DatedBar[], last: Session): readonly DatedBar[] =>
  bars.filter(({ session }) => session <= last);
