import { session, ticker, type Strategy } from "@alchemiser/domain";
import { walkingBars, wanting } from "@alchemiser/domain/testing";
import { describe, expect, it } from "vitest";
import { pastOf, staleSymbols } from "./past.ts";

// Sessions from 2025-06-26 to 2025-07-02.
const SPY = walkingBars({ ticker: "SPY", after: "2025-06-25", moves: [1, 1.1, 1.1, 1.1, 1.1] });
const TLT = walkingBars({ ticker: "TLT", after: "2025-06-25", moves: [1, 1.1, 1.1] });
const spy = ticker("SPY");
const tlt = ticker("TLT");
const signalSession = session("2025-07-01");

describe("pastOf", () => {
  it("ends with the session that signals are read from, whatever came later", () => {
    const { history, signalRow } = pastOf([SPY], signalSession);

    expect(history.sessions.at(-1)).toBe(signalSession);
    expect(signalRow).toBe(3);
    expect([...history.closes(spy)]).toEqual([...SPY.close.subarray(0, 4)]);
  });

  it("does not know what a symbol has no bar of", () => {
    const { history } = pastOf([SPY, TLT], signalSession);

    expect(history.closes(tlt)[2]).toBeCloseTo(121);
    expect(history.closes(tlt)[3]).toBeNaN();
  });

  it("has the unadjusted close of that session, where there is one", () => {
    const split = { ...SPY, splitFactor: SPY.splitFactor.map(() => 0.5) };
    const { lastClose } = pastOf([split, TLT], signalSession);

    expect(lastClose(spy)?.toNumber()).toBeCloseTo(133.1);
    expect(lastClose(tlt)).toBeUndefined();
    expect(lastClose(ticker("GLD"))).toBeUndefined();
  });

  it("lets each strategy study it once", () => {
    const studied: string[] = [];
    const always = wanting({ SPY: 1 });
    const strategy: Strategy = {
      ...always,
      study: (history) => {
        studied.push(always.name);
        return always.study(history);
      },
    };
    const { study } = pastOf([SPY], signalSession);

    expect(study(strategy)).toBe(study(strategy));
    expect(studied).toHaveLength(1);
  });
});

describe("staleSymbols", () => {
  it("finds the symbols that have no bar of the session, with their last one", () => {
    expect(staleSymbols([spy, tlt, ticker("GLD")], [SPY, TLT], signalSession)).toEqual([
      { ticker: "TLT", last: "2025-06-30" },
      { ticker: "GLD", last: undefined },
    ]);
  });
});
