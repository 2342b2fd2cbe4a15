import {
  rule612,
  Exchange,
  instant,
  money,
  noCosts,
  price,
  quantity,
  session,
  smaller,
  ticker,
  type ExchangeSettings,
  type Quote,
} from "@alchemiser/domain";
import { describe, expect, it } from "vitest";
import { brokerContract } from "./broker-contract.ts";
import type { ContractMarket } from "./broker-under-test.ts";
import { ExchangeBroker } from "./exchange-broker.ts";

const now = instant(1_751_468_400_000);

const settings: ExchangeSettings = {
  cash: money("10000"),
  costs: noCosts,
  rules: { ticks: rule612, entitlements: new Set() },
  asset: (name) => ({ ticker: name, isTradable: true, isFractionable: true }),
  idUniqueness: "for-ever",
  liquidity: ({ request }, shares, { askSize, bidSize }) => smaller(shares, request.side === "buy" ? askSize : bidSize),
};

/** A spread of ten cents below `ask`, for two shares in a thin market. */
const quoteAt = (ask: number, market: ContractMarket): Quote => {
  const size = quantity(market === "thin" ? "2" : "1000");
  return { bid: price((ask - 0.1).toFixed(2)), ask: price(String(ask)), bidSize: size, askSize: size, at: now };
};

const SPY = ticker("SPY");

function openExchange(market: ContractMarket): Exchange {
  const moment = { now, session: session("2025-07-02"), phase: "regular" } as const;
  const exchange = new Exchange(settings, moment);
  exchange.quote(SPY, quoteAt(500, market));
  return exchange;
}

brokerContract("The exchange in process", (market) => {
  const exchange = openExchange(market);
  const broker = new ExchangeBroker(exchange, "A1");
  const fall = (): Promise<void> => {
    for (let ask = 500; ask > 470; ask--) exchange.quote(SPY, quoteAt(ask, market));
    broker.deliver();
    return Promise.resolve();
  };
  return Promise.resolve({ broker, fall, close: () => Promise.resolve() });
});

describe("ExchangeBroker", () => {
  it("passes on what happens to the account without an order", async () => {
    const exchange = openExchange("deep");
    const broker = new ExchangeBroker(exchange, "A1");
    const { cursor } = await broker.activitiesSince(undefined);

    exchange.apply({ kind: "transfer", amount: money("500") });

    expect((await broker.activitiesSince(cursor)).activities).toMatchObject([{ kind: "transfer", cash: money("500") }]);
    expect(await broker.account()).toMatchObject({ account: "A1", cash: money("10500"), equity: money("10500") });
  });
});
