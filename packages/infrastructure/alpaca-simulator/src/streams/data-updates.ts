import { instant, isTicker, type Instant, type Ticker } from "@alchemiser/domain";
import { latestMinute } from "../floor/minute-bar.ts";
import type { Tape } from "../floor/tape.ts";
import { encodeBar, encodeQuote, encodeTrade, type WirePoint } from "../wire/encode-market-data.ts";
import { CHANNELS, type Channel, type Subscriptions } from "./subscriptions.ts";

type Update = WirePoint & { readonly T: string; readonly S: string };

/** Finds what a subscriber has not been sent yet. */
export class DataUpdates {
  readonly #tape: Tape;
  readonly #sent = new Map<string, string>();

  constructor(tape: Tape) {
    this.#tape = tape;
  }

  since(subscriptions: Subscriptions, now: Instant): readonly Update[] {
    return CHANNELS.flatMap((channel) =>
      [...subscriptions[channel]].filter(isTicker).flatMap((ticker) => this.#fresh(channel, ticker, now)),
    );
  }

  #fresh(channel: Channel, ticker: Ticker, now: Instant): readonly Update[] {
    const point = this.#latest(channel, ticker, now);
    const place = `${channel} ${ticker}`;
    if (point === undefined || this.#sent.get(place) === point.t) return [];
    this.#sent.set(place, point.t);
    return [{ T: LETTERS[channel], S: ticker, ...point }];
  }

  #latest(channel: Channel, ticker: Ticker, now: Instant): WirePoint | undefined {
    if (channel === "quotes") {
      const quote = this.#tape.quote(ticker, now);
      return quote && encodeQuote(quote);
    }
    if (channel === "trades") {
      const trade = this.#tape.trade(ticker, now);
      return trade && encodeTrade(trade);
    }
    const minute = latestMinute(this.#tape, ticker, lastOfMinuteBefore(now));
    return minute && encodeBar(minute.at, minute);
  }
}

/** A minute's bar is sent when the minute is over. */
const lastOfMinuteBefore = (now: Instant): Instant => instant(Math.floor(now / 60_000) * 60_000 - 1);

const LETTERS: Readonly<Record<Channel, string>> = { trades: "t", quotes: "q", bars: "b" };
