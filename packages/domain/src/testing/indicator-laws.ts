import fc from "fast-check";
import { expect, it } from "vitest";
import { at, type Column } from "../kernel/column.ts";

export interface IndicatorUnderTest {
  readonly indicator: (closes: Column, window: number) => Column;
  /** The definition, written plainly: the value after `closes`, the last one included. */
  readonly plain: (closes: readonly number[], window: number) => number;
  /** How many closes it takes to know a value. */
  readonly closesNeeded: (window: number) => number;
}

/** Of a symbol and, in `market`, the closes of another one. */
interface BarColumns<Values = Column> {
  readonly high: Values;
  readonly low: Values;
  readonly close: Values;
  readonly market: Values;
}

/** An indicator of several columns, or with several answers, which go by name. */
export interface BarIndicatorUnderTest {
  readonly indicator: (bars: BarColumns, window: number) => Readonly<Record<string, Column>>;
  readonly plain: (bars: BarColumns<readonly number[]>, window: number) => Readonly<Record<string, number>>;
  readonly barsNeeded: (window: number) => Readonly<Record<string, number>>;
  /** Set for what is divided by a movement that may be very small: then prices move by whole percents. */
  readonly moves?: "whole percents";
}

/** The laws of `barIndicatorLaws` for the usual indicator: from closes to one column. */
export function indicatorLaws({ indicator, plain, closesNeeded }: IndicatorUnderTest): void {
  barIndicatorLaws({
    indicator: ({ close }, window) => ({ value: indicator(close, window) }),
    plain: ({ close }, window) => ({ value: plain(close, window) }),
    barsNeeded: (window) => ({ value: closesNeeded(window) }),
  });
}

/** What holds for every indicator: it is its definition, and no later close changes an earlier value. */
export function barIndicatorLaws({ indicator, plain, barsNeeded, moves }: BarIndicatorUnderTest): void {
  const walk = walking(moves === "whole percents" ? wholePercents : anyMoves);
  const window = fc.integer({ min: 2, max: 30 });

  it("is its plain definition at every close, and unknown before it has enough", () => {
    fc.assert(
      fc.property(walk, window, (bars, size) => {
        const answers = indicator(eachOf(bars, columnOf), size);
        for (const [name, values] of Object.entries(answers)) {
          const needed = barsNeeded(size)[name] ?? Number.NaN;
          expect(values.length).toBe(bars.close.length);
          bars.close.forEach((_, row) => {
            const past = eachOf(bars, (prices) => prices.slice(0, row + 1));
            const expected = row + 1 < needed ? Number.NaN : (plain(past, size)[name] ?? Number.NaN);
            expect(gap(at(values, row), expected), `${name}, row ${row}`).toBeLessThan(1e-9);
          });
        }
      }),
    );
  });

  it("has the same bits for every prefix", () => {
    fc.assert(
      fc.property(walk, window, fc.nat(80), (bars, size, cut) => {
        const whole = indicator(eachOf(bars, columnOf), size);
        const prefix = indicator(
          eachOf(bars, (prices) => columnOf(prices.slice(0, cut))),
          size,
        );
        for (const [name, values] of Object.entries(whole)) {
          expect(prefix[name], name).toEqual(values.slice(0, cut));
        }
      }),
    );
  });
}

const columnOf = (prices: readonly number[]): Column => Float64Array.from(prices);

const still = fc.constant(0);
const anyMoves = fc.oneof(still, fc.double({ min: -0.33, max: 0.5, noNaN: true }));
const wholePercents = fc.oneof(
  still,
  fc.integer({ min: -9, max: 9 }).map((percent) => percent / 100),
);

/** Bars from between a cent and a million that move so from close to close, or stand still. */
function walking(move: fc.Arbitrary<number>): fc.Arbitrary<BarColumns<readonly number[]>> {
  const start = fc.double({ min: 0.01, max: 1e6, noNaN: true });
  const share = fc.double({ min: 0, max: 0.2, noNaN: true });
  const steps = fc.array(fc.tuple(move, move, share, share), { maxLength: 80 });
  return fc.tuple(start, start, steps).map(([first, firstOfMarket, moves]) => {
    const close = compounded(
      first,
      moves.map(([own]) => own),
    );
    const market = compounded(
      firstOfMarket,
      moves.map(([, others]) => others),
    );
    const high = close.map((value, row) => value * (1 + (moves[row]?.[2] ?? 0)));
    const low = close.map((value, row) => value * (1 - (moves[row]?.[3] ?? 0)));
    return { high, low, close, market };
  });
}

const compounded = (start: number, moves: readonly number[]): readonly number[] =>
  moves.reduce<readonly number[]>((closes, move) => [...closes, (closes.at(-1) ?? start) * (1 + move)], [start]);

const eachOf = <From, To>(bars: BarColumns<From>, change: (values: From) => To): BarColumns<To> => ({
  high: change(bars.high),
  low: change(bars.low),
  close: change(bars.close),
  market: change(bars.market),
});

/** Relative distance for large values, absolute for small ones; two unknown values do not differ. */
function gap(value: number, expected: number): number {
  if (Number.isNaN(value) || Number.isNaN(expected))
    return Number.isNaN(value) === Number.isNaN(expected) ? 0 : Infinity;
  return Math.abs(value - expected) / Math.max(1, Math.abs(expected));
}
