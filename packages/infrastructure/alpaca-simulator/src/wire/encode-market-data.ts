import { isoTime, newYorkInstant, type Instant, type Quote, type Session } from "@alchemiser/domain";
import type { DaySoFar, Trade } from "../floor/tape.ts";

const BOTH_EXCHANGES = { ax: "V", bx: "V" };

/** Whatever has a time. */
export interface WirePoint {
  readonly t: string;
}

export interface WireQuote extends WirePoint {
  readonly ap: number;
  readonly bp: number;
}

/** A quote as the data API shows it. */
export const encodeQuote = ({ at, bid, ask, bidSize, askSize }: Quote): WireQuote => ({
  t: isoTime(at),
  ...BOTH_EXCHANGES,
  ...{ ap: ask.toNumber(), as: Math.floor(askSize.toNumber()), bp: bid.toNumber(), bs: Math.floor(bidSize.toNumber()) },
  ...{ c: ["R"], z: "B" },
});

/** A trade as the data API shows it; its id is the moment. */
export const encodeTrade = ({ at, price }: Trade): WirePoint => ({
  t: isoTime(at),
  ...{ x: "V", p: price, s: 100, c: ["@"], i: at, z: "B" },
});

export interface WireBar extends WirePoint {
  readonly o: number;
  readonly h: number;
  readonly l: number;
  readonly c: number;
  readonly v: number;
  readonly n: number;
  readonly vw: number;
}

/** A bar that begins at `at` as the data API shows it. */
export const encodeBar = (at: Instant, { open, high, low, close, volume }: Omit<DaySoFar, "session">): WireBar => ({
  t: isoTime(at).replace(".000Z", "Z"),
  ...{ o: open, h: high, l: low, c: close, v: Math.round(volume) },
  n: Math.max(1, Math.round(volume / 100)),
  vw: Math.round(((open + high + low + close) / 4) * 1e6) / 1e6,
});

/** Alpaca dates a daily bar at midnight in New York. */
export const barMoment = (session: Session): Instant => newYorkInstant(session, 0);
