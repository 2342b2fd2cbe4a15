import { money, newYorkInstant, session, ticker, type DailyBars, type Instant } from "@alchemiser/domain";
import { alpaca, type Alpaca, type AlpacaOptions } from "../alpaca.ts";
import { machineClock } from "./machine-clock.ts";

/** The day of the test: SPY opens at 500, rises a little, falls to 470 and ends at 474. */
export const TODAY = session("2025-07-02");

const ones = Float64Array.of(1, 1);

export const SPY: DailyBars = {
  ticker: ticker("SPY"),
  source: "test",
  basis: "raw",
  sessions: [session("2025-07-01"), TODAY],
  open: Float64Array.of(500, 500),
  high: Float64Array.of(502, 501),
  low: Float64Array.of(498, 470),
  close: Float64Array.of(500, 474),
  volume: Float64Array.of(1000000, 2000000),
  splitFactor: ones,
  dividendFactor: ones,
};

export const KEY = { keyId: ["PK", "TEST"].join(""), secret: ["test", "secret"].join("-") };

export const at = (hours: number, minutes = 0): Instant => newYorkInstant(TODAY, hours * 60 + minutes);

/** A simulator at half past nine, as far as it is not the market. */
export const MORNING = {
  time: { kind: "virtual", startsAt: at(9, 30) },
  key: KEY,
  cash: money("10000"),
  tickMs: 60_000,
  requestsPerMinute: 10_000,
} as const;

/** Our side of a simulator, over the official SDK and real sockets. */
export const clientOf = (
  { url, tradingStreamUrl }: Readonly<Record<"url" | "tradingStreamUrl", string>>,
  changes: Partial<AlpacaOptions> = {},
): Alpaca =>
  alpaca({
    tradingUrl: url,
    dataUrl: url,
    tradingStreamUrl,
    feed: "iex",
    credentials: () => Promise.resolve(KEY),
    clock: machineClock,
    random: () => 0,
    timeoutMs: 10_000,
    ...changes,
  });
