import {
  AT_ONCE,
  decide,
  DEFAULT_LADDER,
  DEFAULT_LIMITS,
  FULL_LIMITS,
  money,
  orderId,
  price,
  quantity,
  ticker,
  unfilled,
  weight,
  type Decision,
  type OpenOrder,
  type Quantity,
  type Ticker,
  type TimeInForce,
} from "@alchemiser/domain";
import { accountWith, holding, mandateFor, marketAt, NOW, termsOf, wanting } from "@alchemiser/domain/testing";
import { describe, expect, it } from "vitest";
import { taskFor } from "../testing/live-world.ts";
import { newCycle, type Cycle, type CycleTask } from "./cycle.ts";
import { leave } from "./leaving.ts";
import { salesFailed } from "./trading.ts";

const [SPY, TLT] = [ticker("SPY"), ticker("TLT")];
const MARKET = marketAt({ SPY: "500", TLT: "100" });
const MANDATE = mandateFor(wanting({ SPY: 0.5, TLT: 0.5 }));

interface Account {
  readonly buyingPower?: string;
  readonly positions?: ReadonlyMap<Ticker, Quantity>;
  readonly openOrders?: readonly OpenOrder[];
  readonly entitlements?: readonly TimeInForce[];
  readonly task?: Partial<CycleTask>;
}

const cycleWith = ({
  buyingPower = "10000",
  positions = new Map(),
  openOrders = [],
  entitlements = [],
  task = {},
}: Account): Cycle => ({
  ...newCycle({ ...taskFor(MANDATE), ...task }),
  market: MARKET,
  openOrders,
  account: {
    account: "A1",
    kind: "cash",
    equityAtLastClose: undefined,
    cash: money(buyingPower),
    buyingPower: money(buyingPower),
    equity: money("10000"),
    accruedFees: money("0"),
    positions,
    restriction: undefined,
    entitlements: new Set(entitlements),
  },
});

/** Two buys for 5,000 each. */
const BUYS = decide(MANDATE, MARKET, accountWith(holding({}, "10000"))).intents;
/** Ten SPY are to be sold for TLT. */
const SWAP = decide(mandateFor(wanting({ TLT: 1 })), MARKET, accountWith(holding({ SPY: "10" }))).intents;

const sent = (account: Account, intents = BUYS): readonly string[] =>
  leave(
    cycleWith(account),
    intents.map((intent) => ({ intent, attempts: [] })),
    NOW,
  ).map(({ flight: { intent, stage }, commands }) => {
    const told = stage.at === "denied" ? stage.reason : commands.map((command) => command.do).join(", then ");
    return `${intent.side} ${intent.ticker}: ${told}`;
  });

describe("an order that leaves", () => {
  it("is journalled, then submitted, when the broker would take it", () => {
    expect(sent({})).toEqual(["buy SPY: journal, then submit", "buy TLT: journal, then submit"]);
  });

  it("is denied when there is no money for it beside those before it", () => {
    expect(sent({ buyingPower: "9999.99" })).toEqual([
      "buy SPY: journal, then submit",
      "buy TLT: INSUFFICIENT_BUYING_POWER: it may cost 5000, the buying power is 4999.99",
    ]);
  });

  it("is denied when the account does not have the shares, or has promised them", () => {
    const promised = unfilled({
      id: orderId("by-hand"),
      ticker: SPY,
      side: "sell",
      size: { in: "shares", quantity: quantity("3") },
      terms: { type: "limit", limit: price("520") },
      timeInForce: "gtc",
      hours: "regular",
    });
    const positions = new Map([[SPY, quantity("12")]]);

    expect(sent({ positions }, SWAP.slice(0, 1))).toEqual(["sell SPY: journal, then submit"]);
    expect(sent({ positions, openOrders: [promised] }, SWAP.slice(0, 1))).toEqual([
      "sell SPY: INSUFFICIENT_SHARES: it sells 10, of 12 SPY other orders have promised 3",
    ]);
    expect(sent({}, SWAP.slice(0, 1))).toEqual(["sell SPY: SHORT_SALE: no SPY is held, and nothing is sold short"]);
  });

  it("is denied when it could meet one that somebody has placed since", () => {
    const sale = unfilled({
      id: orderId("by-hand"),
      ticker: TLT,
      side: "sell",
      size: { in: "shares", quantity: quantity("3") },
      terms: { type: "market" },
      timeInForce: "day",
      hours: "regular",
    });

    expect(sent({ openOrders: [sale] })).toEqual([
      "buy SPY: journal, then submit",
      'buy TLT: WASH_TRADE: to buy at 100 could meet order "by-hand", which is to sell at any price',
    ]);
  });

  it("is asked for the money of the price at which it leaves, which on a ladder is better than its last one", () => {
    const mandate = mandateFor(wanting({ SPY: 1 }), { reach: weight("0.01") });
    const { intents } = decide(mandate, MARKET, accountWith(holding({}, "10000")));
    const sentBy = (execution: CycleTask["execution"]): readonly string[] => sent({ task: { execution } }, intents);

    expect(sentBy(AT_ONCE)).toEqual([
      "buy SPY: INSUFFICIENT_BUYING_POWER: it may cost 10100, the buying power is 10000",
    ]);
    expect(sentBy(DEFAULT_LADDER)).toEqual(["buy SPY: journal, then submit"]);
  });

  it("waits for the auction of the close in whole shares, where the account may send such", () => {
    const mandate = mandateFor(wanting({ SPY: 1 }));
    const { intents } = decide(mandate, MARKET, accountWith(holding({}, "5250")));
    const execution = { ...DEFAULT_LADDER, auction: "close" } as const;
    const steps = leave(
      cycleWith({ entitlements: ["cls"], task: { execution } }),
      intents.map((intent) => ({ intent, attempts: [] })),
      NOW,
    );

    expect(steps.map(({ flight }) => flight.record.request)).toMatchObject([
      { timeInForce: "cls", size: { quantity: quantity("10") }, terms: { limit: price("500") } },
    ]);
    expect(steps[0]?.flight.lifeMs, "a minute beyond the close").toBe((6 * 60 + 26) * 60_000);
    expect(sent({ task: { execution } }, intents), "refused before the wire").toEqual([
      "buy SPY: ENTITLEMENT_MISSING: cls orders are not enabled for this account",
    ]);
  });

  it("is denied with the reason of its ladder when that has no next price", () => {
    const window = { from: NOW, until: NOW };

    expect(sent({ task: { execution: DEFAULT_LADDER, window } })).toEqual([
      "buy SPY: the time to trade is over",
      "buy TLT: the time to trade is over",
    ]);
  });
});

describe("the buys of a decision", () => {
  const rotation = (limits: typeof FULL_LIMITS): Cycle => {
    const mandate = mandateFor(wanting({ TLT: 1 }), { limits });
    const decision: Decision = decide(
      mandate,
      MARKET,
      accountWith(holding({ SPY: "10" }), { terms: termsOf(holding({})) }),
    );
    return { ...newCycle(taskFor(mandate)), decision };
  };

  it("are not begun when a sale for their money was denied, unless the mandate bears that", () => {
    const limits = { ...FULL_LIMITS, maxFailedSells: DEFAULT_LIMITS.maxFailedSells };

    expect(salesFailed(rotation(limits))).toBe(true);
    expect(salesFailed(rotation({ ...limits, maxFailedSells: money("5000") }))).toBe(false);
  });
});
