import { describe, expect, it } from "vitest";
import { composerCosts } from "../costs/alpaca-costs.ts";
import { noCosts } from "../costs/cost-model.ts";
import type { Ticker } from "../market/ticker.ts";
import { money, NO_MONEY, NO_WEIGHT, weight } from "../money/money.ts";
import type { Book } from "../portfolio/book.ts";
import { holding, pricesAt, sharing, spoken, spokenTransfers, targeting, TODAY } from "../testing/scenario.ts";
import { planRebalance, type Rebalance, type RebalancePlan } from "./plan-rebalance.ts";

const prices = pricesAt({ SPY: "500", TLT: "100", BIL: "90" });

const plan = (book: Book, weights: Readonly<Record<string, string>>, changes: Partial<Rebalance> = {}): RebalancePlan =>
  planRebalance({
    book,
    targets: [{ sleeve: "main", weights: targeting(weights), exits: new Set() }],
    prices,
    isFractionable: () => true,
    settings: { cashReserve: NO_WEIGHT, driftBand: NO_WEIGHT, smallestTrade: NO_MONEY },
    costs: noCosts,
    session: TODAY,
    ...changes,
  });

const settings = (changes: Partial<Rebalance["settings"]>): Pick<Rebalance, "settings"> => ({
  settings: { cashReserve: NO_WEIGHT, driftBand: NO_WEIGHT, smallestTrade: NO_MONEY, ...changes },
});

const whole = { isFractionable: () => false };

describe("planRebalance", () => {
  it("tells what each holding is worth once every trade is filled", () => {
    const after = (weights: Readonly<Record<string, string>>) => plan(holding({ SPY: "3", TLT: "5" }), weights).after;

    expect(after({ SPY: "1" })).toEqual(new Map([["SPY", money("2000")]]));
    expect(after({ SPY: "0.75", BIL: "0.09" })).toEqual(
      new Map([
        ["SPY", money("1500")],
        ["BIL", money("180")],
      ]),
    );
  });

  it("sells before it buys", () => {
    const { trades } = plan(holding({ SPY: "20" }), { BIL: "0.45", TLT: "0.5" });

    expect(spoken(trades)).toEqual(["sell 20 SPY", "buy 50 BIL", "buy 50 TLT"]);
  });

  it("leaves a portfolio alone that is on its targets", () => {
    expect(plan(holding({ SPY: "1", TLT: "5" }), { SPY: "0.5", TLT: "0.5" }).trades).toEqual([]);
  });

  it("counts the equity at the prices of now", () => {
    expect(plan(holding({ SPY: "2", TLT: "3" }, "50"), { SPY: "1" }).equity).toEqual(money("1350"));
  });

  it("keeps the reserve in cash", () => {
    const { trades, invested } = plan(holding({}, "10000"), { SPY: "1" }, settings({ cashReserve: weight("0.01") }));

    expect(spoken(trades)).toEqual(["buy 19.8 SPY"]);
    expect(invested).toEqual(money("9900"));
  });

  it("pays the costs of its trades out of what it invests", () => {
    const { trades, invested } = plan(holding({ TLT: "100" }), { SPY: "1" }, { costs: composerCosts });

    // 1 bp of 10,000 to sell, SEC fee 0.28, activity fee 0.02; the buy costs 1 bp of what is left.
    expect(invested.toString()).toBe("9997.70023");
    expect(spoken(trades)).toEqual(["sell 100 TLT", "buy 19.995400459 SPY"]);
  });

  it("refuses to plan without the price of a symbol that it wants", () => {
    expect(() => plan(holding({}, "1000"), { GLD: "1" })).toThrow('every wanted symbol has a price, "GLD" has none');
  });

  describe("with trades that are too small", () => {
    it("leaves trades that are worth less than the smallest", () => {
      const { trades, skipped } = plan(
        holding({ SPY: "1.99" }, "5"),
        { SPY: "1" },
        settings({ smallestTrade: money("10") }),
      );

      expect(trades).toEqual([]);
      expect(spoken(skipped)).toEqual(["buy 0.01 SPY"]);
    });

    it("leaves holdings within the band, and buys with what the others raise", () => {
      const drifted = holding({ SPY: "10.1", TLT: "45", BIL: "4.5" }, "45");

      const planned = plan(drifted, { SPY: "0.5", TLT: "0.4", BIL: "0.1" }, settings({ driftBand: weight("0.01") }));

      expect(spoken(planned.trades)).toEqual(["sell 5 TLT", "buy 6.055555555 BIL"]);
      expect(spoken(planned.skipped)).toEqual(["sell 0.1 SPY"]);
    });

    it("always closes what is not wanted any more", () => {
      const remnant = holding({ TLT: "0.001", SPY: "2" });
      const least = settings({ smallestTrade: money("50"), driftBand: weight("0.05") });

      expect(spoken(plan(remnant, { SPY: "1" }, least).trades)).toEqual(["sell 0.001 TLT"]);
    });
  });

  describe("in whole shares", () => {
    it("rounds a buy down, and a sell up to what is held", () => {
      expect(spoken(plan(holding({}, "1800"), { SPY: "1" }, whole).trades)).toEqual(["buy 3 SPY"]);
      expect(spoken(plan(holding({ SPY: "10" }), { SPY: "0.55" }, whole).trades)).toEqual(["sell 5 SPY"]);
      expect(spoken(plan(holding({ SPY: "10" }), { SPY: "0.599" }, whole).trades)).toEqual(["sell 5 SPY"]);
    });

    it("sells a remnant whole", () => {
      expect(spoken(plan(holding({ SPY: "0.7" }, "500"), { TLT: "1" }, whole).trades)).toEqual([
        "sell 0.7 SPY",
        "buy 8 TLT",
      ]);
    });

    it("makes no trade of less than a share", () => {
      expect(plan(holding({}, "499"), { SPY: "1" }, whole).trades).toEqual([]);
    });
  });

  describe("with several sleeves", () => {
    const targets = (a: Readonly<Record<string, string>> | "keep", b: Readonly<Record<string, string>> | "keep") => ({
      targets: [
        { sleeve: "a", weights: a === "keep" ? a : targeting(a), exits: new Set<Ticker>() },
        { sleeve: "b", weights: b === "keep" ? b : targeting(b), exits: new Set<Ticker>() },
      ],
    });

    it("lets a seller and a buyer trade with each other first, and sends out the rest", () => {
      const book = sharing({ a: { SPY: "10" }, b: {} }, "5000");
      const planned = plan(book, {}, targets({ TLT: "0.5" }, { SPY: "0.4" }));

      expect(spokenTransfers(planned)).toEqual(["a gives 8 SPY to b"]);
      expect(spoken(planned.trades)).toEqual(["sell 2 SPY", "buy 50 TLT"]);
    });

    it("sends one order for what two sleeves want, and knows whose shares they are", () => {
      const { trades } = plan(holding({}, "10000"), {}, targets({ SPY: "0.25" }, { SPY: "0.5", TLT: "0.25" }));

      expect(spoken(trades)).toEqual(["buy 15 SPY", "buy 25 TLT"]);
      expect(trades[0]?.attribution.map(({ sleeve, quantity }) => `${sleeve} ${quantity.toString()}`)).toEqual([
        "a 5",
        "b 10",
      ]);
    });

    it("leaves the shares of a sleeve that keeps what it has", () => {
      const book = sharing({ a: { SPY: "10" }, b: { SPY: "10" } });

      expect(spoken(plan(book, {}, targets("keep", { TLT: "0.5" })).trades)).toEqual(["sell 10 SPY", "buy 50 TLT"]);
    });

    it("buys for no more than there is when another sleeve keeps more than its share", () => {
      const book = sharing({ a: { SPY: "14" }, b: {} }, "3000");

      expect(spoken(plan(book, {}, targets("keep", { TLT: "0.5" })).trades)).toEqual(["buy 30 TLT"]);
    });
  });
});
