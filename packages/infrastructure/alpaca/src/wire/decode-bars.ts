import { newYorkDate, type Session, type Ticker } from "@alchemiser/domain";
import * as z from "zod";
import { decoded } from "./decoded.ts";
import { orNothing, wireInstant, wireTicker } from "./fields.ts";

const WireBar = z.object({
  t: wireInstant,
  o: z.number(),
  h: z.number(),
  l: z.number(),
  c: z.number(),
  v: z.number(),
});

const WireBars = z.object({
  bars: z.record(wireTicker, z.array(WireBar)).nullable(),
  next_page_token: orNothing(z.string()),
});

export interface DatedBar {
  readonly session: Session;
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
  readonly volume: number;
}

export interface BarsPage {
  readonly bars: ReadonlyMap<Ticker, readonly DatedBar[]>;
  readonly nextPage: string | undefined;
}

/** Daily bars carry the midnight in New York at which their day begins. */
export function decodeBars(body: unknown): BarsPage {
  const { bars, next_page_token } = decoded(WireBars, body, "bars");
  const series = Object.entries(bars ?? {}).map(([symbol, rows]): [Ticker, readonly DatedBar[]] => [
    decoded(wireTicker, symbol, "bars"),
    rows.map(({ t, o, h, l, c, v }) => ({ session: newYorkDate(t), open: o, high: h, low: l, close: c, volume: v })),
  ]);
  return { bars: new Map(series), nextPage: next_page_token };
}
