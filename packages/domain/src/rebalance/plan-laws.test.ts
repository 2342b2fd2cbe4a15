import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { composerCosts } from "../costs/alpaca-costs.ts";
import { noCosts } from "../costs/cost-model.ts";
import { ticker, type Ticker } from "../market/ticker.ts";
import { larger, sum } from "../money/decimal.ts";
import { money, NO_SHARES, portion, weight, wholeShares, type Money, type Quantity } from "../money/money.ts";
import type { Side } from "../orders/order.ts";
import { equityOf, holdingsOf, sharesOf, sleeveOf } from "../portfolio/book.ts";
import { pricesAt, sharing, spoken, targeting, TODAY } from "../testing/scenario.ts";
import { planRebalance, type Rebalance, type RebalancePlan } from "./plan-rebalance.ts";
import { tradeValue, type Trade } from "./trade.ts";

const SPY = ticker("SPY");
// The value of a holding is rounded once when it is held, and once when it is traded.
const ROUNDING = money("0.00000001");
const prices = pricesAt({ SPY: "500", TLT: "100", BIL: "90" });

const amount = (max: number) => fc.integer({ min: 0, max }).map((hundredths) => (hundredths / 100).toFixed(2));
const shares = fc.record({ SPY: amount(20_000), TLT: amount(20_000), BIL: amount(20_000) });

/** Weights of a sleeve that has half of the capital. */
const weights = fc.tuple(fc.nat(1000), fc.nat(1000), fc.nat(1000)).map(([spy, tlt, bil]) => {
  const part = (share: number): string => (share / Math.max(spy + tlt + bil, 1) / 2.001).toFixed(6);
  return targeting({ SPY: part(spy), TLT: part(tlt), BIL: part(bil) });
});

const settings = fc.record({
  cashReserve: fc.constantFrom("0", "0.0025", "0.02").map(weight),
  driftBand: fc.constantFrom("0", "0.01", "0.05").map(weight),
  smallestTrade: fc.constantFrom("0", "1", "500").map(money),
});

const task = fc
  .record({
    a: shares,
    b: shares,
    cash: amount(100_000_000),
    wantedByA: weights,
    wantedByB: fc.oneof(weights, fc.constant("keep" as const)),
    isFractionable: fc.boolean(),
    costs: fc.constantFrom(noCosts, composerCosts),
    settings,
  })
  .map(({ a, b, cash, wantedByA, wantedByB, isFractionable, ...terms }): Rebalance => ({
    book: sharing({ a, b }, cash),
    targets: [
      { sleeve: "a", weights: wantedByA, exits: new Set() },
      { sleeve: "b", weights: wantedByB, exits: new Set() },
    ],
    prices,
    isFractionable: () => isFractionable,
    session: TODAY,
    ...terms,
  }));

const law = (holds: (task: Rebalance, plan: RebalancePlan) => void): void => {
  fc.assert(
    fc.property(task, (given) => {
      holds(given, planRebalance(given));
    }),
    { numRuns: 300 },
  );
};

const valueOf = ({ trades }: RebalancePlan, wanted: Side): Money =>
  sum(trades.filter(({ side }) => side === wanted).map(tradeValue));

const heldOf = ({ book }: Rebalance, name: Ticker): Quantity => holdingsOf(book).get(name) ?? NO_SHARES;

const closes = (given: Rebalance, { ticker: name, side, quantity }: Trade): boolean =>
  side === "sell" && quantity.equals(heldOf(given, name));

/** What the plan leaves each sleeve of each symbol that is traded or handed over. */
function* leftOver({ book }: Rebalance, { trades, transfers }: RebalancePlan): Generator<Quantity> {
  for (const name of prices.keys())
    for (const sleeve of ["a", "b"]) {
      const given = transfers.filter(({ from, ticker: other }) => from === sleeve && other === name);
      const sold = trades
        .filter(({ side, ticker: other }) => side === "sell" && other === name)
        .flatMap(({ attribution }) => attribution.filter((part) => part.sleeve === sleeve));
      const gone = sum([...given, ...sold].map(({ quantity }) => quantity));
      yield sharesOf(sleeveOf(book, sleeve), name).minus(gone);
    }
}

describe("planRebalance, for any book, targets and settings", () => {
  it("spends no more than the cash and what the sells raise", () => {
    law(({ book }, plan) => {
      const left = book.cash.plus(valueOf(plan, "sell")).minus(valueOf(plan, "buy"));
      expect(left.isNegative()).toBe(false);
    });
  });

  it("leads to holdings that are worth the equity less the cash that is left", () => {
    law(({ book }, plan) => {
      const left = book.cash.plus(valueOf(plan, "sell")).minus(valueOf(plan, "buy"));
      const difference = plan.equity.minus(left).minus(sum(plan.after.values()));
      expect(difference.absolute().isBelow(ROUNDING), difference.toString()).toBe(true);
    });
  });

  it("takes from no sleeve more than it has", () => {
    law((given, plan) => {
      for (const left of leftOver(given, plan)) expect(left.isNegative()).toBe(false);
    });
  });

  it("attributes every share of a trade to a sleeve, and none twice", () => {
    law((_, { trades }) => {
      for (const { attribution, quantity } of trades) {
        expect(sum(attribution.map((part) => part.quantity))).toEqual(quantity);
        expect(attribution.some((part) => part.quantity.isNegative())).toBe(false);
      }
    });
  });

  it("puts all sells before all buys, and names each symbol once", () => {
    law((_, { trades, skipped }) => {
      const sides = trades.map(({ side }) => side);
      expect(sides).toEqual([...sides].sort().reverse());
      expect(new Set([...trades, ...skipped].map(({ ticker: name }) => name)).size).toBe(
        trades.length + skipped.length,
      );
    });
  });

  it("is the same for the same inputs, whatever the order of the prices", () => {
    law((given, plan) => {
      expect(planRebalance({ ...given, prices: new Map([...prices].reverse()) })).toEqual(plan);
    });
  });

  it("trades whole shares where there are no others, but for holdings that are closed", () => {
    law((given, { trades }) => {
      const broken = trades.filter(({ quantity }) => !wholeShares(quantity).equals(quantity));
      if (!given.isFractionable(SPY)) expect(spoken(broken.filter((trade) => !closes(given, trade)))).toEqual([]);
    });
  });

  it("makes no small trades, and leaves no small holding open that is to be closed", () => {
    law((given, { trades, skipped, equity }) => {
      const smallest = larger(given.settings.smallestTrade, portion(equity, given.settings.driftBand));
      const small = trades.filter((trade) => tradeValue(trade).isBelow(smallest));
      expect(spoken(small.filter((trade) => !closes(given, trade)))).toEqual([]);
      expect(spoken(skipped.filter((trade) => closes(given, trade)))).toEqual([]);
    });
  });

  it("values the book as it is, and invests no more than that", () => {
    law(({ book }, { equity, invested }) => {
      expect(equity).toEqual(equityOf(book, prices));
      expect(equity.isBelow(invested)).toBe(false);
    });
  });
});
