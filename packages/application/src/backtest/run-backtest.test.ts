import { alpacaCosts, DEFAULT_LIMITS, FULL_LIMITS, money, session, symphony, type Strategy } from "@alchemiser/domain";
import { mandateFor, wanting } from "@alchemiser/domain/testing";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { backtestOf, barsOf, curveOf, cutShort, resultOf, sessionsOf } from "../testing/backtest-scenario.ts";
import { FILLS } from "./fill-convention.ts";
import { runBacktest } from "./run-backtest.ts";

const SPY = [100, 101, 99, 104, 108, 107, 110];
const holdsSpy = wanting({ SPY: 1 });

const strategyIn = (body: string): Strategy => {
  const reading = symphony(`(defsymphony "test" [${body}])`, "test.clj");
  return reading.outcome === "read" ? reading.strategy : expect.fail(JSON.stringify(reading.errors));
};

/** TLT while SPY is above its average of three sessions, else BIL. */
const switching = strategyIn(
  `(if (> (current-price "SPY") (moving-average-price "SPY" {:window 3})) [(asset "TLT")] [(asset "BIL")])`,
);

const wave = (from: number, swing: number, rows: number): readonly number[] =>
  Array.from({ length: rows }, (_, row) => Number((from + swing * Math.sin(row * 1.3) + row * 0.1).toFixed(2)));

describe("a backtest", () => {
  it("that holds one symbol earns what the symbol earns", () => {
    const { equity, totalReturn, trades, orders } = resultOf(backtestOf(holdsSpy, [barsOf("SPY", SPY)]));

    expect([...equity].map((value) => Number((value / 100).toFixed(6)))).toEqual(SPY);
    expect(totalReturn).toBeCloseTo(0.1, 9);
    expect({ trades, orders }).toEqual({ trades: 1, orders: 1 });
  });

  it("earns less by what trading costs", () => {
    const { finalEquity, fees, slippage } = resultOf(
      backtestOf(holdsSpy, [barsOf("SPY", [100, 100, 100])], { costs: alpacaCosts }),
    );

    expect(slippage.toNumber()).toBeCloseTo(2, 1);
    expect(money("10000").minus(fees).minus(slippage).toNumber()).toBeCloseTo(finalEquity.toNumber(), 6);
  });

  it.each([
    ["same-close", "2024-01-02", 10_000],
    ["next-open", "2024-01-03", 9901.96],
    ["next-close", "2024-01-03", 10_000],
  ] as const)("with fills at %s begins on %s", (fill, first, equity) => {
    const result = resultOf(backtestOf(holdsSpy, [barsOf("SPY", SPY, { gap: 1 })], { fill: FILLS[fill] }));

    expect(result.sessions[0]).toBe(first);
    expect(result.equity[0]).toBeCloseTo(equity, 2);
    expect(result.assumptions).toContain(FILLS[fill].assumption);
  });

  it("passes through a split without gain or loss", () => {
    const result = resultOf(
      backtestOf(holdsSpy, [barsOf("SPY", [100, 100, 50, 50, 200], { splits: { 2: 2, 4: 0.25 } })]),
    );

    expect(curveOf(result)).toEqual(["10000.00", "10000.00", "10000.00", "10000.00", "10000.00"]);
  });

  it("gets its dividends on the day, and puts them back to work", () => {
    const result = resultOf(backtestOf(holdsSpy, [barsOf("SPY", [100, 100, 99, 99, 198], { dividends: { 2: 1 } })]));

    expect(curveOf(result)).toEqual(["10000.00", "10000.00", "10000.00", "10000.00", "20000.00"]);
  });

  it("earns the same on adjusted prices as on raw ones with their splits and dividends", () => {
    const bars = [barsOf("SPY", [100, 102, 50, 49, 53, 52.5], { splits: { 2: 2 }, dividends: { 3: 1, 5: 0.5 } })];
    const raw = resultOf(backtestOf(holdsSpy, bars));
    const adjusted = resultOf(backtestOf(holdsSpy, bars, { prices: "adjusted" }));

    expect(raw.totalReturn).toBeCloseTo(adjusted.totalReturn, 6);
  });

  it("trades whole shares where there are no others", () => {
    const result = resultOf(backtestOf(holdsSpy, [barsOf("SPY", [300, 330])], { shares: "whole" }));

    expect(curveOf(result)).toEqual(["10000.00", "10990.00"]);
    expect(result.assumptions).toContain("only whole shares are traded");
  });

  it("is empty of adventures when the gate lets nothing through, and tells each denial", () => {
    const task = backtestOf(holdsSpy, [barsOf("SPY", [100, 120])]);
    const result = resultOf({ ...task, mandate: mandateFor(holdsSpy, { limits: DEFAULT_LIMITS }) });

    expect(curveOf(result)).toEqual(["10000.00", "10000.00"]);
    expect(result.shortfalls[0]).toMatch(/^2024-01-02: buy SPY: WEIGHT_ABOVE_CAP: SPY would be 10000.00 of 10000.00/);
  });

  it("does not take a split or a dividend for a price that has jumped, and everything else", () => {
    const half = wanting({ SPY: 0.5, TLT: 0.5 });
    const limits = { ...FULL_LIMITS, maxPriceJump: DEFAULT_LIMITS.maxPriceJump };
    const doubtsIn = (actions: Parameters<typeof barsOf>[2]): readonly string[] => {
      const bars = [barsOf("SPY", [100, 102, 51, 52], actions), barsOf("TLT", [50, 51, 52, 51])];
      const task = backtestOf(half, bars, { fill: FILLS["next-open"], mandate: mandateFor(half, { limits }) });
      return resultOf(task).undecided.map(({ reason }) => reason);
    };

    expect(doubtsIn({ splits: { 2: 2 } })).toEqual([]);
    expect(doubtsIn({ dividends: { 2: 51 } })).toEqual([]);
    expect(doubtsIn({})[0]).toContain(
      "SPY: the middle of the quote is 51, the last close was 102, allowed are 25.5 between them",
    );
  });

  it("tells what the exchange would not take, such as a part of a share that a reverse split has left", () => {
    const bars = [barsOf("SPY", [1100, 11_000, 11_000], { splits: { 1: 0.1 } }), barsOf("TLT", [50, 50, 70])];
    const leaving = strategyIn('(if (< (current-price "TLT") 60) [(asset "SPY")] [(asset "TLT")])');
    const { shortfalls } = resultOf(backtestOf(leaving, bars, { shares: "whole" }));

    expect(shortfalls).toContain("2024-01-04: sell SPY: NOT_FRACTIONABLE: asset SPY is not fractionable");
  });

  describe("in time", () => {
    const bars = [barsOf("SPY", wave(100, 5, 12)), barsOf("TLT", wave(50, 2, 12)), barsOf("BIL", wave(90, 0, 12))];

    it("begins with the first session in which everything is known", () => {
      expect(resultOf(backtestOf(switching, bars)).sessions[0]).toBe(sessionsOf(12)[2]);
      expect(resultOf(backtestOf(switching, bars, { fill: FILLS["next-open"] })).sessions[0]).toBe(sessionsOf(12)[3]);
    });

    it("keeps to the range that it is asked for", () => {
      const range = { from: session("2024-01-08"), to: session("2024-01-13") };

      expect(resultOf(backtestOf(switching, bars, range)).sessions).toEqual([
        "2024-01-08",
        "2024-01-09",
        "2024-01-10",
        "2024-01-11",
        "2024-01-12",
      ]);
    });

    it.each([
      [{ from: session("2025-01-02") }, /^the bars reach from 2024-01-02 to 2024-01-18: there is no session/],
      [{ to: session("2023-12-29") }, /there is no session in the range asked for$/],
      [{ to: session("2024-01-03") }, /^no session up to 2024-01-03 has all the history/],
    ])("refuses %o, and says why", (range, reason) => {
      expect(runBacktest(backtestOf(switching, bars, range))).toEqual({
        outcome: "refused",
        reason: expect.stringMatching(reason) as unknown,
      });
    });

    it("keeps what it holds in a session without an opinion, and reports it", () => {
      const [, tlt, bil] = bars;
      const gap = barsOf("SPY", wave(100, 5, 12), { missing: [6] });
      const { undecided, sessions, allocations } = resultOf(
        backtestOf(
          switching,
          [gap, tlt, bil].flatMap((one) => one ?? []),
        ),
      );
      const held = (day: string | undefined) => [
        ...(allocations.find((each) => each.session === day)?.weights.keys() ?? []),
      ];
      const day = sessionsOf(12)[6];

      expect(undecided[0]?.session).toBe(day);
      expect(undecided[0]?.reason).toContain("SPY");
      expect(sessions).toContain(day);
      expect(held(day)).toEqual(held(sessionsOf(12)[5]));
    });

    it("values a holding without a bar at its last close", () => {
      const result = resultOf(backtestOf(holdsSpy, [barsOf("SPY", SPY, { missing: [3] }), barsOf("TLT", SPY)]));

      expect(result.equity[3]).toBeCloseTo(9900, 6);
      expect(result.equity[4]).toBeCloseTo(10_800, 6);
    });

    it("knows nothing of what comes later: cutting the bars short changes no session before", () => {
      const happenings = { splits: { 9: 2 }, dividends: { 7: 0.4, 20: 0.3 } };
      const story = [
        barsOf("SPY", wave(100, 5, 30)),
        barsOf(
          "TLT",
          wave(50, 2, 30).map((close, row) => (row < 9 ? close : close / 2)),
          happenings,
        ),
        barsOf("BIL", wave(90, 0, 30)),
      ];
      const fills = fc.constantFrom(...Object.values(FILLS));

      fc.assert(
        fc.property(fc.integer({ min: 5, max: 29 }), fills, (rows, fill) => {
          const whole = resultOf(backtestOf(switching, story, { fill, costs: alpacaCosts }));
          const part = resultOf(
            backtestOf(
              switching,
              story.map((one) => cutShort(one, rows)),
              { fill, costs: alpacaCosts },
            ),
          );

          expect(part.sessions).toEqual(whole.sessions.slice(0, part.sessions.length));
          expect([...part.equity]).toEqual([...whole.equity.slice(0, part.equity.length)]);
        }),
        { numRuns: 30 },
      );
    });
  });

  it("has the same hash for the same inputs, and another one for others", () => {
    const task = backtestOf(switching, [
      barsOf("SPY", wave(100, 5, 20)),
      barsOf("TLT", wave(50, 2, 20)),
      barsOf("BIL", wave(90, 0, 20)),
    ]);
    const { hash } = resultOf(task);

    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    expect(resultOf({ ...task }).hash).toBe(hash);
    expect(resultOf({ ...task, costs: alpacaCosts }).hash).not.toBe(hash);
    expect(resultOf({ ...task, fill: FILLS["next-open"] }).hash).not.toBe(hash);
  });

  it("is not disturbed by another one that runs in the middle of it", () => {
    const bars = [barsOf("SPY", wave(100, 5, 20)), barsOf("TLT", wave(50, 2, 20)), barsOf("BIL", wave(90, 0, 20))];
    const alone = resultOf(backtestOf(switching, bars));
    const inner: string[] = [];
    const interrupted: Strategy = {
      ...switching,
      study(history) {
        inner.push(resultOf(backtestOf(switching, bars)).hash);
        return switching.study(history);
      },
    };

    expect(resultOf(backtestOf(interrupted, bars)).hash).toBe(alone.hash);
    expect(inner).toEqual([alone.hash]);
  });

  it("says when it charges fees of a later day, because older ones are not known", () => {
    const told = (ratesFrom: string): readonly string[] => {
      const costs = { ...alpacaCosts, ratesFrom: session(ratesFrom) };
      return resultOf(backtestOf(holdsSpy, [barsOf("SPY", SPY)], { costs })).assumptions;
    };

    expect(told("2024-02-01")).toContain("fees before 2024-02-01 are those of that day");
    expect(told("2024-01-02").filter((sentence) => sentence.includes("fees before"))).toEqual([]);
  });

  it("prints what it rests on", () => {
    const raw = resultOf(backtestOf(holdsSpy, [barsOf("SPY", SPY)])).assumptions;
    const other = { prices: "adjusted", sizing: "signal-close", fill: FILLS["next-open"] } as const;
    const adjusted = resultOf(backtestOf(holdsSpy, [barsOf("SPY", SPY)], other)).assumptions;

    expect(raw).toContain("orders trade at unadjusted prices; dividends are paid and splits carried out on their days");
    expect(raw).toContain('prices from "synthetic"');
    expect(adjusted).toContain("orders are sized at the close that the signals read");
    expect(adjusted).toContain(
      "orders trade at prices adjusted for splits and dividends, as if these had never happened",
    );
  });
});

describe("the breakers of a backtest", () => {
  const falling = [barsOf("SPY", [100, 100, 96, 96, 90, 90, 80, 80, 79])];

  it("are counted for a strategy on its own, and said so", () => {
    const result = resultOf(backtestOf(holdsSpy, falling));

    expect(result.trips.map(({ session: day, breaker }) => `${day} ${breaker}`)).toEqual([
      "2024-01-04 DAY_LOSS",
      "2024-01-08 DAY_LOSS",
      "2024-01-08 SEVERE_DAY_LOSS",
      "2024-01-10 DAY_LOSS",
      "2024-01-10 SEVERE_DAY_LOSS",
      "2024-01-10 DRAWDOWN",
    ]);
    expect(result.equity.at(-1)).toBeCloseTo(7900, 6);
    expect(result.assumptions).toContain(
      "the breakers are counted: a loss of 3 % or 5 % in a day, or 15 % from the peak stops nothing",
    );
  });

  it("stop a mandate that lets them act", () => {
    const mandate = mandateFor(holdsSpy, { limits: { ...FULL_LIMITS, breakers: DEFAULT_LIMITS.breakers } });
    const result = resultOf(backtestOf(holdsSpy, falling, { mandate }));

    expect(result.shortfalls[0]).toMatch(/^2024-01-08: the mandate is worth 9000.00, it was worth 9600.00/);
    expect(result.assumptions).toContain(
      "the breakers act: a loss of 3 % or 5 % in a day, or 15 % from the peak stops buying or trading, and nobody resumes it",
    );
  });
});
