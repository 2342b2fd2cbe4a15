import { describe, expect, it } from "vitest";
import { decide, type Market } from "../decide.ts";
import { known } from "../kernel/invariant.ts";
import { ticker } from "../market/ticker.ts";
import { unfilled } from "../market-rules/open-order.ts";
import { NOTHING_RECENT } from "../market-rules/recent.ts";
import { money, price, quantity, weight } from "../money/money.ts";
import { orderId, type OrderRequest, type Side } from "../orders/order.ts";
import { holdingsOf, type Book } from "../portfolio/book.ts";
import { isTrading } from "../rebalance/opinion.ts";
import { accountWith, holding, mandateFor, marketAt, quoted, termsOf, wanting } from "../testing/scenario.ts";
import { FULL_LIMITS, type Limits } from "./limits.ts";
import { review } from "./review.ts";

const SPY = ticker("SPY");
const PRICES = { SPY: "500", TLT: "100", SOXL: "50" };

interface Scene {
  readonly weights?: Readonly<Record<string, number>>;
  readonly book?: Book;
  readonly limits?: Partial<Limits>;
  readonly working?: readonly OrderRequest[];
  /** What has changed in the market since the decision. */
  readonly later?: Partial<Market>;
}

/** What the gate says of the first order of a decision: 20 SPY for 10,000 at 500, but for what a scene changes. */
function verdictOn({ weights = { SPY: 1 }, book = holding({}, "10000"), working = [], ...scene }: Scene) {
  const limits = { ...FULL_LIMITS, ...scene.limits };
  const account = accountWith(book, { working: working.map(unfilled) });
  const { opinions, plan, verdicts } = decide(mandateFor(wanting(weights), { limits }), marketAt(PRICES), account);
  const { intent } = known(verdicts[0], "there is an order");
  return review({
    intent,
    slices: 1,
    limits,
    plan: known(plan, "there is a plan"),
    leg: known(plan?.trades[0], "every intent has a leg"),
    market: marketAt(PRICES, scene.later),
    isFlat: false,
    weights: opinions.filter(isTrading),
    holdings: holdingsOf(book),
    account: termsOf(book),
    recent: NOTHING_RECENT,
    others: account.working,
  });
}

const quoting = (bid: string, ask: string): Partial<Market> => ({ quotes: new Map([[SPY, quoted(bid, ask)]]) });

const byHand = (side: Side, symbol: string, shares: string): OrderRequest => ({
  ...{ id: orderId("by-hand"), ticker: ticker(symbol), side, timeInForce: "day", hours: "regular" },
  size: { in: "shares", quantity: quantity(shares) },
  terms: { type: "limit", limit: price("1000") },
});

describe("the gate tells in a sentence with its numbers", () => {
  it.each<[string, Scene]>([
    ['WEIGHTS_DO_NOT_SUM_TO_ONE: the weights of "main" sum to 0.9, not to 1', { weights: { SPY: 0.9 } }],
    [
      "TURNOVER_ABOVE_LIMIT: the equity is -500.00: there is nothing to trade with",
      { book: holding({ TLT: "1" }, "-600") },
    ],
    [
      "TURNOVER_ABOVE_LIMIT: the plan turns over 100 % of the equity, at most 50 % is allowed",
      { weights: { TLT: 1 }, book: holding({ SPY: "20" }), limits: { maxTurnover: weight("0.5") } },
    ],
    [
      "GROSS_EXPOSURE_ABOVE_LIMIT: the plan leads to holdings of 10000.00 on 10000.00, the mandate allows 50 % of it",
      { limits: { maxGrossExposure: weight("0.5") } },
    ],
    [
      "WEIGHT_ABOVE_CAP: SPY would be 10000.00 of 10000.00, the mandate allows 25 % of it",
      { limits: { maxWeight: weight("0.25") } },
    ],
    [
      "SECTOR_ABOVE_CAP: technology, with leverage counted, would be 30000.00 of 10000.00, the mandate allows 100 % of it",
      { weights: { SOXL: 1 }, limits: { maxSector: weight("1") } },
    ],
    [
      "ORDER_ABOVE_LIMIT: the order is worth 10000.00, the mandate allows 9999.99 an order",
      { limits: { maxOrderValue: money("9999.99") } },
    ],
    ["QUOTE_MISSING: there is no quote for SPY", { later: { quotes: new Map() } }],
    ["QUOTE_NOT_POSITIVE: the quote is 0 to 1000", { later: quoting("0", "1000") }],
    ["QUOTE_CROSSED: the bid 500.01 is above the ask 500", { later: quoting("500.01", "500") }],
    [
      "PRICE_JUMP: the middle of the quote is 500, the last close was 100, allowed are 25 between them",
      { limits: { maxPriceJump: weight("0.25") }, later: { lastClose: () => price("100") } },
    ],
    ['DUPLICATE_LEG: order "by-hand" already goes to buy SPY', { working: [byHand("buy", "SPY", "1")] }],
  ])("%s", (objection, scene) => {
    expect(verdictOn(scene).denials.map(({ code, sentence }) => `${code}: ${sentence}`)).toContain(objection);
  });

  it("which controls could not be asked without a quote", () => {
    const scene = { limits: { maxShareOfDisplayed: weight("1") }, later: { quotes: new Map() } };

    expect(verdictOn(scene).notApplicable.map(({ code, sentence }) => `${code}: ${sentence}`)).toEqual([
      "QUOTE_NOT_POSITIVE: there is no quote",
      "QUOTE_CROSSED: there is no quote",
      "QUOTE_STALE: there is no quote",
      "PRICE_JUMP: there is no quote",
      "PRICE_OUTSIDE_COLLAR: there is no quote to measure from",
      "ORDER_ABOVE_DISPLAYED: there is no quote",
    ]);
  });
});

describe("the gate is not taken in", () => {
  const codes = (scene: Scene): readonly string[] => verdictOn(scene).denials.map(({ code }) => code);

  it("by weights that sum to one with a negative one among them", () => {
    expect(codes({ weights: { SPY: 1.5, TLT: -0.5 } })).toContain("WEIGHTS_DO_NOT_SUM_TO_ONE");
  });

  it("by what the mandate says of other sectors, or of symbols in other sectors", () => {
    const tight = { maxSector: weight("1") };

    expect(
      codes({ weights: { SOXL: 1 }, limits: { ...tight, maxSectorOf: new Map([["bonds", weight("3")]]) } }),
    ).toEqual(["SECTOR_ABOVE_CAP"]);
    expect(
      codes({ weights: { SOXL: 1 }, limits: { ...tight, maxWeightOf: new Map([[ticker("TLT"), weight("3")]]) } }),
    ).toEqual(["SECTOR_ABOVE_CAP"]);
  });

  it("by orders for other symbols, which promise no shares of this one", () => {
    const book = holding({ SPY: "20" });

    expect(codes({ weights: { TLT: 1 }, book, working: [byHand("sell", "GLD", "20")] })).toEqual([]);
  });
});
