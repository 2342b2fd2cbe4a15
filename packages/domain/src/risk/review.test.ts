import { describe, expect, it } from "vitest";
import { instant } from "../calendar/instant.ts";
import { decide, type Account, type Market } from "../decide.ts";
import { readQuote } from "../market/quote.ts";
import { known } from "../kernel/invariant.ts";
import { ticker } from "../market/ticker.ts";
import { unfilled } from "../market-rules/open-order.ts";
import { NOTHING_RECENT } from "../market-rules/recent.ts";
import { money, price, quantity, weight } from "../money/money.ts";
import { orderId, type OrderRequest, type OrderTerms, type Side } from "../orders/order.ts";
import { mintOrderId } from "../orders/order-identity.ts";
import { requestOf } from "../orders/order-intent.ts";
import { holdingsOf, type Book } from "../portfolio/book.ts";
import {
  accountWith,
  holding,
  mandateFor,
  marketAt,
  NOW,
  quoted,
  termsOf,
  TODAY,
  wanting,
} from "../testing/scenario.ts";
import { isTrading } from "../rebalance/opinion.ts";
import type { ControlCode } from "./control.ts";
import { DEFAULT_LIMITS, FULL_LIMITS, type Limits } from "./limits.ts";
import { CONTROLS, review } from "./review.ts";

const SPY = ticker("SPY");
const PRICES = { SPY: "500", TLT: "100", UPRO: "500", SVXY: "500" };

interface Scene {
  readonly weights?: Readonly<Record<string, number>>;
  readonly book?: Book;
  readonly market?: Partial<Market>;
  readonly limits?: Partial<Limits>;
  readonly reach?: string;
  readonly working?: readonly OrderRequest[];
  readonly positions?: Account["terms"]["positions"];
  readonly slices?: number;
  /** What the mandate holds by the time of another attempt. */
  readonly held?: string;
}

/** One purchase of 20 SPY for 10,000 at 500, but for what a scene changes. */
const decided = ({ weights = { SPY: 1 }, book = holding({}, "10000"), ...scene }: Scene) =>
  decide(
    mandateFor(wanting(weights), {
      limits: { ...FULL_LIMITS, ...scene.limits },
      reach: weight(scene.reach ?? "0"),
    }),
    marketAt(PRICES, scene.market),
    accountWith(book, {
      slices: () => scene.slices ?? 1,
      working: (scene.working ?? []).map(unfilled),
      terms: termsOf(book, scene.positions && { positions: scene.positions }),
    }),
  );

/** "TLT: QUOTE_STALE" for every denied order. */
const denials = (scene: Scene): readonly string[] =>
  decided(scene).verdicts.flatMap(({ intent, denials: remarks }) =>
    remarks.map(({ code }) => `${intent.ticker}: ${code}`),
  );

/** The same of another attempt, when the market has become this one since it was decided. */
function laterDenials({ market: changes, ...scene }: Scene): readonly string[] {
  const { opinions, plan, verdicts } = decided(scene);
  const market = marketAt(PRICES, changes);
  return verdicts.flatMap(({ intent }) => {
    const leg = known(
      plan?.trades.find(({ ticker: name }) => name === intent.ticker),
      "every intent has a leg",
    );
    const limits = { ...FULL_LIMITS, ...scene.limits };
    const proposal = {
      intent,
      slices: 1,
      leg,
      market,
      limits,
      isFlat: false,
      weights: opinions.filter(isTrading),
      holdings: holdingsOf(holding({ SPY: scene.held ?? "0" })),
      account: termsOf(holding({}), scene.positions && { positions: scene.positions }),
      recent: NOTHING_RECENT,
      others: (scene.working ?? []).map(unfilled),
    };
    const { denials: remarks } = review({ ...proposal, plan: known(plan, "a purchase was planned") });
    return remarks.map(({ code }) => `${intent.ticker}: ${code}`);
  });
}

/** An order that somebody has placed beside us. */
const byHand = (side: Side, shares: string, terms: OrderTerms): OrderRequest => ({
  id: orderId("by-hand"),
  ticker: SPY,
  side,
  size: { in: "shares", quantity: quantity(shares) },
  terms,
  timeInForce: "day",
  hours: "regular",
});

const quotes = (bid: string, ask: string, at = NOW) => ({ quotes: new Map([[SPY, quoted(bid, ask, at)]]) });

describe("a decision", () => {
  it.each([
    ["stale", quotes("500", "500", instant(NOW - 5001)), "SPY: the quote is 5001 ms old, at most 5000 ms are allowed"],
    ["crossed", quotes("500.01", "500"), "SPY: the bid 500.01 is above the ask 500"],
  ])("is not made while a price that it would rest on is %s", (_, market, reason) => {
    for (const scene of [{ market }, { market, weights: { TLT: 1 }, book: holding({ SPY: "2" }) }])
      expect(decided(scene)).toMatchObject({ plan: undefined, opinions: [{ outcome: "undecided", reason }] });
  });

  it("is made where the price of nothing that is held or wanted is doubted", () => {
    const told = new Map([
      [ticker("TLT"), quoted("100", "100")],
      [SPY, quoted("9", "8")],
    ]);

    expect(decided({ market: { quotes: told }, weights: { TLT: 1 } }).intents).toHaveLength(1);
  });
});

describe("the gate", () => {
  it("approves an ordinary purchase", () => {
    const { verdicts, intents } = decided({});

    expect(verdicts).toMatchObject([{ outcome: "approved", denials: [], notApplicable: [] }]);
    expect(intents).toMatchObject([{ ticker: SPY, side: "buy", quantity: quantity("20"), limit: price("500") }]);
  });

  it("denies with WEIGHTS_DO_NOT_SUM_TO_ONE weights that are less, more, or negative", () => {
    expect(denials({ weights: { SPY: 0.9 } })).toEqual(["SPY: WEIGHTS_DO_NOT_SUM_TO_ONE"]);
    expect(denials({ weights: { SPY: 1.1 } })).toContain("SPY: WEIGHTS_DO_NOT_SUM_TO_ONE");
    expect(denials({ weights: { SPY: 1, TLT: 0.000002 } })).toContain("SPY: WEIGHTS_DO_NOT_SUM_TO_ONE");
    expect(denials({ weights: { SPY: 0.6, TLT: 0.3999995 } })).toEqual([]);
  });

  it("denies with TURNOVER_ABOVE_LIMIT both sides of a plan that moves too much", () => {
    const swap: Scene = { weights: { TLT: 1 }, book: holding({ SPY: "20" }) };

    expect(denials({ ...swap, limits: { maxTurnover: weight("0.5") } })).toEqual([
      "SPY: TURNOVER_ABOVE_LIMIT",
      "TLT: TURNOVER_ABOVE_LIMIT",
    ]);
    expect(denials({ ...swap, limits: { maxTurnover: weight("1") } })).toEqual([]);
    expect(denials({ limits: { maxTurnover: weight("0") } })).toEqual([]);
  });

  it("denies with TURNOVER_ABOVE_LIMIT any trade of a mandate that is worth nothing", () => {
    expect(denials({ book: holding({ TLT: "1" }, "-100"), weights: { SPY: 1 } })).toEqual([
      "TLT: TURNOVER_ABOVE_LIMIT",
    ]);
  });

  it("denies with GROSS_EXPOSURE_ABOVE_LIMIT every purchase of a plan that leads above it, and no sale", () => {
    const swap: Scene = { weights: { SPY: 0.4, TLT: 0.6 }, book: holding({ SPY: "20" }) };

    expect(denials({ ...swap, limits: { maxGrossExposure: weight("0.99") } })).toEqual([
      "TLT: GROSS_EXPOSURE_ABOVE_LIMIT",
    ]);
    expect(denials({ ...swap, limits: { maxGrossExposure: weight("1") } })).toEqual([]);
    expect(denials({ limits: { maxGrossExposure: weight("0.5") } })).toEqual(["SPY: GROSS_EXPOSURE_ABOVE_LIMIT"]);
  });

  it("denies with WEIGHT_ABOVE_CAP a purchase that makes a holding too large", () => {
    expect(denials({ limits: { maxWeight: DEFAULT_LIMITS.maxWeight } })).toEqual(["SPY: WEIGHT_ABOVE_CAP"]);
    const some: Scene = { weights: { SPY: 0.6, TLT: 0.4 }, book: holding({ SPY: "10" }, "5000") };
    expect(denials({ ...some, limits: { maxWeight: weight("0.5") } })).toEqual(["SPY: WEIGHT_ABOVE_CAP"]);
    expect(
      denials({ ...some, limits: { maxWeight: weight("0.4"), maxWeightOf: new Map([[SPY, weight("0.6")]]) } }),
    ).toEqual([]);
  });

  describe("denies with SECTOR_ABOVE_CAP", () => {
    const market = marketAt({ SPY: "500", QQQ: "400", TQQQ: "100", SOXL: "50", SQQQ: "20", ZZZ: "10" });
    const of = (weights: Readonly<Record<string, number>>, limits: Partial<Limits> = {}): Scene => ({
      weights,
      market,
      limits: { maxSector: DEFAULT_LIMITS.maxSector, ...limits },
    });

    it("a leveraged fund that counts for more than the equity", () => {
      expect(denials(of({ SOXL: 1 }))).toEqual(["SOXL: SECTOR_ABOVE_CAP"]);
      expect(denials(of({ SOXL: 0.34, SPY: 0.66 }))).toEqual(["SOXL: SECTOR_ABOVE_CAP"]);
      expect(denials(of({ SOXL: 0.33, SPY: 0.67 }))).toEqual([]);
      expect(denials(of({ QQQ: 1 }))).toEqual([]);
    });

    it("all that is bought of the sector, whichever comes last, also bets against it", () => {
      expect(denials(of({ QQQ: 0.5, SQQQ: 0.2, SPY: 0.3 }))).toEqual([
        "QQQ: SECTOR_ABOVE_CAP",
        "SQQQ: SECTOR_ABOVE_CAP",
      ]);
    });

    it("what would be bought beside holdings of the sector, and lets them be sold", () => {
      const swap: Scene = { ...of({ QQQ: 0.4, TQQQ: 0.3, SPY: 0.3 }), book: holding({ TQQQ: "100" }) };

      expect(decided(swap).verdicts.map(({ intent, outcome }) => `${intent.side} ${intent.ticker} ${outcome}`)).toEqual(
        ["sell TQQQ approved", "buy QQQ denied", "buy SPY approved"],
      );
    });

    it("nothing that the mandate allows the sector, or the symbol by its name", () => {
      expect(denials(of({ SOXL: 1 }, { maxSectorOf: new Map([["technology", weight("3")]]) }))).toEqual([]);
      expect(denials(of({ SOXL: 1 }, { maxWeightOf: new Map([[ticker("SOXL"), weight("1")]]) }))).toEqual([]);
      expect(denials(of({ SOXL: 1 }, { maxWeightOf: new Map([[ticker("QQQ"), weight("1")]]) }))).toEqual([
        "SOXL: SECTOR_ABOVE_CAP",
      ]);
    });

    it("what the mandate names by its symbol, and allows its sector less", () => {
      const strict = {
        maxWeightOf: new Map([[ticker("QQQ"), weight("1")]]),
        maxSectorOf: new Map([["technology", weight("0.5")]] as const),
      };

      expect(denials(of({ QQQ: 1 }, strict))).toEqual(["QQQ: SECTOR_ABOVE_CAP"]);
    });

    it("no symbol that it does not know for another: each stands for itself", () => {
      expect(denials(of({ ZZZ: 1 }))).toEqual([]);
      expect(denials(of({ ZZZ: 0.6, SPY: 0.4 }, { maxSector: weight("0.5") }))).toEqual(["ZZZ: SECTOR_ABOVE_CAP"]);
    });
  });

  it("lets a sale pass that leaves a holding above its cap: it only gets smaller", () => {
    const { verdicts } = decided({
      weights: { SPY: 0.5, TLT: 0.5 },
      book: holding({ SPY: "20" }),
      limits: { maxWeight: weight("0.3") },
    });

    expect(verdicts.map(({ intent, outcome }) => `${intent.side} ${outcome}`)).toEqual(["sell approved", "buy denied"]);
  });

  describe("denies with SELL_ABOVE_HOLDING", () => {
    const shares = quantity("100");
    const sale: Scene = { weights: { TLT: 1 }, book: holding({ SPY: "20" }), positions: new Map([[SPY, shares]]) };

    it("what the mandate has sold since, though the account holds more of it", () => {
      expect(laterDenials({ ...sale, held: "20" })).toEqual([]);
      expect(laterDenials({ ...sale, held: "19.999" })).toEqual(["SPY: SELL_ABOVE_HOLDING"]);
      expect(laterDenials({ ...sale, held: "0" })).toEqual(["SPY: SELL_ABOVE_HOLDING"]);
    });

    it("what another order of the mandate sells already, not what a person does", () => {
      const key = { account: "A1", mandate: "test", tradeSession: TODAY, revision: 1 };
      const terms: OrderTerms = { type: "limit", limit: price("500") };
      const own = {
        ...byHand("sell", "1", terms),
        id: mintOrderId(key, { ticker: SPY, side: "sell", leg: 0, attempt: 0 }),
      };

      expect(laterDenials({ ...sale, held: "20", working: [own] })).toEqual([
        "SPY: SELL_ABOVE_HOLDING",
        "SPY: DUPLICATE_LEG",
      ]);
      expect(laterDenials({ ...sale, held: "21", working: [own] })).toEqual(["SPY: DUPLICATE_LEG"]);
      expect(laterDenials({ ...sale, held: "20", working: [byHand("sell", "1", terms)] })).toEqual([
        "SPY: DUPLICATE_LEG",
      ]);
    });
  });

  it("denies with ORDER_ABOVE_PLAN an order that costs much more than its leg", () => {
    expect(denials({ market: quotes("530", "530") })).toEqual(["SPY: ORDER_ABOVE_PLAN"]);
    expect(denials({ market: quotes("525", "525") })).toEqual([]);
  });

  it("denies with ORDER_ABOVE_LIMIT an order that is worth more than the mandate allows", () => {
    expect(denials({ limits: { maxOrderValue: money("9999.99") } })).toEqual(["SPY: ORDER_ABOVE_LIMIT"]);
    expect(denials({ limits: { maxOrderValue: money("10000") } })).toEqual([]);
    expect(denials({ limits: { maxBuyValue: money("9999.99") } })).toEqual(["SPY: ORDER_ABOVE_LIMIT"]);
    expect(denials({ limits: { maxOrderValue: money("9999.99"), maxBuyValue: money("10000") } })).toHaveLength(1);
    // In however many slices it goes.
    expect(denials({ slices: 10, limits: { maxBuyValue: money("9999.99") } })).toEqual(["SPY: ORDER_ABOVE_LIMIT"]);
    expect(denials({ slices: 10, limits: { maxOrderValue: money("9999.99") } })).toEqual([]);
    const sale: Scene = { book: holding({ SPY: "20" }), weights: { TLT: 1 } };
    expect(denials({ ...sale, limits: { maxBuyValue: money("9999.99") } })).not.toContain("SPY: ORDER_ABOVE_LIMIT");
  });

  it("denies with PRICE_OUTSIDE_COLLAR a limit far from the middle of the quote", () => {
    expect(denials({ reach: "0.021" })).toEqual(["SPY: PRICE_OUTSIDE_COLLAR"]);
    expect(denials({ reach: "0.02" })).toEqual([]);
    expect(denials({ market: quotes("470", "500") })).toEqual(["SPY: PRICE_OUTSIDE_COLLAR"]);
  });

  it("allows cheap symbols a wider collar", () => {
    const cheap = (reach: string): Scene => ({
      market: { prices: new Map([[SPY, price("4")]]), ...quotes("4", "4") },
      reach,
    });

    expect(denials(cheap("0.05"))).toEqual([]);
    expect(denials(cheap("0.06"))).toContain("SPY: PRICE_OUTSIDE_COLLAR");
  });

  it("denies with QUOTE_MISSING, and says which control could not be asked then", () => {
    const [verdict] = decided({ market: { quotes: new Map() } }).verdicts;

    expect(verdict?.denials.map(({ code }) => code)).toEqual(["QUOTE_MISSING"]);
    expect(verdict?.notApplicable.map(({ code }) => code)).toEqual([
      "QUOTE_NOT_POSITIVE",
      "QUOTE_CROSSED",
      "QUOTE_STALE",
      "PRICE_JUMP",
      "PRICE_OUTSIDE_COLLAR",
    ]);
  });

  it("denies with QUOTE_MISSING what a feed tells in numbers that are none", () => {
    const told = { bid: 499.9, ask: Number.NaN, bidSize: 1, askSize: 1, at: NOW };
    const quote = readQuote(told);

    expect(quote).toBeUndefined();
    expect(readQuote({ ...told, ask: 500.1 })).toMatchObject({ bid: price("499.9"), ask: price("500.1") });
    expect(denials({ market: { quotes: new Map(quote && [[SPY, quote]]) } })).toEqual(["SPY: QUOTE_MISSING"]);
  });

  it("denies with QUOTE_NOT_POSITIVE a side that is zero or below", () => {
    expect(laterDenials({ market: quotes("0", "500") })).toContain("SPY: QUOTE_NOT_POSITIVE");
    expect(laterDenials({ market: quotes("-1", "0") })).toContain("SPY: QUOTE_NOT_POSITIVE");
  });

  it("denies with QUOTE_CROSSED a bid above the ask", () => {
    expect(laterDenials({ market: quotes("500.01", "500") })).toEqual(["SPY: QUOTE_CROSSED"]);
    expect(laterDenials({ market: quotes("500", "500") })).toEqual([]);
  });

  it("denies with QUOTE_STALE a quote that nobody confirmed lately", () => {
    expect(laterDenials({ market: quotes("500", "500", instant(NOW - 5001)) })).toEqual(["SPY: QUOTE_STALE"]);
    expect(laterDenials({ market: quotes("500", "500", instant(NOW - 5000)) })).toEqual([]);
  });

  it("denies with PRICE_JUMP a quote far above or below the last close", () => {
    const closing = (at: string, bought = "SPY"): Scene => ({
      weights: { [bought]: 1 },
      market: { lastClose: () => price(at) },
      limits: { maxPriceJump: DEFAULT_LIMITS.maxPriceJump },
    });

    expect(laterDenials(closing("399.99"))).toEqual(["SPY: PRICE_JUMP"]);
    expect(laterDenials(closing("400"))).toEqual([]);
    expect(laterDenials(closing("666.66"))).toEqual([]);
    expect(laterDenials(closing("666.68"))).toEqual(["SPY: PRICE_JUMP"]);
    expect(laterDenials(closing("286", "UPRO")), "three times as far").toEqual([]);
    expect(laterDenials(closing("285", "UPRO"))).toEqual(["UPRO: PRICE_JUMP"]);
    expect(laterDenials(closing("399.99", "SVXY")), "half a fund jumps no less").toEqual(["SVXY: PRICE_JUMP"]);
  });

  it("cannot ask for a jump where there is no last close, and says so", () => {
    expect(decided({ market: { lastClose: () => undefined } }).verdicts).toMatchObject([
      {
        outcome: "approved",
        notApplicable: [{ code: "PRICE_JUMP", sentence: "there is no last close to measure from" }],
      },
    ]);
  });

  it("denies with ASSET_NOT_TRADABLE what the broker does not trade, with UNKNOWN_ASSET what it does not know", () => {
    const asset = { ticker: SPY, isTradable: false, isFractionable: true };

    expect(denials({ market: { assets: new Map([[SPY, asset]]) } })).toEqual(["SPY: ASSET_NOT_TRADABLE"]);
    expect(denials({ market: { assets: new Map() } })).toEqual(["SPY: UNKNOWN_ASSET"]);
  });

  it("denies with SESSION_CLOSED every order while the session is not open", () => {
    expect(denials({ market: { isOpen: false } })).toEqual(["SPY: SESSION_CLOSED"]);
  });

  it("denies with DUPLICATE_LEG an order beside a working one of the same symbol and side", () => {
    const terms: OrderTerms = { type: "limit", limit: price("501") };

    expect(denials({ working: [byHand("buy", "1", terms)] })).toEqual(["SPY: DUPLICATE_LEG"]);
    expect(denials({ working: [byHand("sell", "1", terms)] })).toEqual([]);
  });

  it("does not take an order for its own twin", () => {
    const [intent] = decided({}).intents;

    expect(denials({ working: intent === undefined ? [] : [requestOf(intent)] })).toEqual([]);
  });

  it("denies with WASH_TRADE an order that could trade with a working one of the account", () => {
    const sale = (terms: OrderTerms): Scene => ({
      working: [byHand("sell", "1", terms)],
    });

    expect(denials(sale({ type: "limit", limit: price("500") }))).toEqual(["SPY: WASH_TRADE"]);
    expect(denials(sale({ type: "limit", limit: price("500.01") }))).toEqual([]);
    expect(denials(sale({ type: "market" }))).toEqual(["SPY: WASH_TRADE"]);
    expect(decided(sale({ type: "stop", stop: price("450") })).verdicts[0]?.denials).toEqual([
      {
        code: "WASH_TRADE",
        sentence: 'to buy at 500 could meet order "by-hand", which is to sell at the stop 450',
      },
    ]);
  });

  describe("denies what the broker would refuse, with the broker's reason:", () => {
    const sale: Scene = { weights: { TLT: 1 }, book: holding({ SPY: "20" }) };

    it("a price off the tick", () => {
      expect(laterDenials({ reach: "0.00002", market: { ticks: () => price("0.05") } })).toEqual(["SPY: SUB_PENNY"]);
    });

    it("shares that an order of somebody else has promised", () => {
      const promised = byHand("sell", "8", { type: "limit", limit: price("520") });
      const others = { working: [promised] };

      expect(denials({ ...sale, ...others })).toEqual(["SPY: DUPLICATE_LEG", "SPY: INSUFFICIENT_SHARES"]);
      expect(denials({ ...sale, ...others, positions: new Map([[SPY, quantity("28")]]) })).toEqual([
        "SPY: DUPLICATE_LEG",
      ]);
    });

    it("shares that the account does not have, whatever the ledger says", () => {
      expect(denials({ ...sale, positions: new Map([[SPY, quantity("19")]]) })).toEqual(["SPY: CROSSES_ZERO"]);
      expect(denials({ ...sale, positions: new Map() })).toEqual(["SPY: SHORT_SALE"]);
    });

    it("but never a buy for want of money, which is asked for when it leaves", () => {
      expect(denials({ ...sale, book: holding({ SPY: "20" }, "0") })).toEqual([]);
    });
  });

  it("does not take the shares of an order for promised by the order itself", () => {
    const sale: Scene = { weights: { TLT: 1 }, book: holding({ SPY: "20" }) };
    const [intent] = decided(sale).intents;

    expect(denials({ ...sale, working: intent === undefined ? [] : [requestOf(intent)] })).toEqual([]);
  });

  it("tells all objections, in sentences with their numbers", () => {
    const [verdict] = decided({ market: { isOpen: false, ...quotes("400", "600") } }).verdicts;

    expect(verdict?.denials.map(({ sentence }) => sentence)).toEqual([
      "the session of 2025-07-02 is not open",
      "the limit 600 is 100 from 500, allowed are 10",
      "the order is worth 12000.00, its leg was planned at 10000.00",
    ]);
  });

  it("asks every control once, in the same order everywhere", () => {
    const codes = CONTROLS.map(({ code }) => code);
    const every: Readonly<Record<ControlCode, true>> = {
      WEIGHTS_DO_NOT_SUM_TO_ONE: true,
      TURNOVER_ABOVE_LIMIT: true,
      GROSS_EXPOSURE_ABOVE_LIMIT: true,
      SESSION_CLOSED: true,
      QUOTE_MISSING: true,
      QUOTE_NOT_POSITIVE: true,
      QUOTE_CROSSED: true,
      QUOTE_STALE: true,
      PRICE_JUMP: true,
      PRICE_OUTSIDE_COLLAR: true,
      SELL_ABOVE_HOLDING: true,
      ORDER_ABOVE_PLAN: true,
      ORDER_ABOVE_LIMIT: true,
      ORDER_ABOVE_VOLUME: true,
      ORDER_ABOVE_DISPLAYED: true,
      WEIGHT_ABOVE_CAP: true,
      SECTOR_ABOVE_CAP: true,
      VALUE_AT_RISK_ABOVE_LIMIT: true,
      EXPECTED_SHORTFALL_ABOVE_LIMIT: true,
      DUPLICATE_LEG: true,
      REPEATED_EXECUTION: true,
      SESSION_ABOVE_PLAN: true,
      SETTLEMENT_RULES: true,
      DAY_TRADE_RULES: true,
      BROKER_RULES: true,
    };

    expect(codes).toEqual(Object.keys(every));
  });
});
