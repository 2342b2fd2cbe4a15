import {
  NO_SHARES,
  orderId,
  price,
  quantity,
  ticker,
  type Fill,
  type OrderId,
  type OrderRequest,
  type Side,
} from "@alchemiser/domain";
import { expect, onTestFinished, vi } from "vitest";
import type { Broker, BrokerEvent } from "../ports/broker.ts";

/** `deep`: an order is filled at once. `thin`: one for five shares is filled in parts. */
export type ContractMarket = "deep" | "thin";

/**
 * A broker on a market of its own, in regular hours: 10,000 dollars, no positions, SPY quoted between 495 and 505. Fees
 * may be charged, but at the end of the day.
 */
export interface BrokerUnderTest {
  readonly broker: Broker;
  /** SPY falls below 475, in many small steps. */
  readonly fall: () => Promise<void>;
  readonly close: () => Promise<void>;
}

export type Opening = (market: ContractMarket) => Promise<BrokerUnderTest>;

export const SPY = ticker("SPY");

const spyOrder = (id: string, side: Side, shares: string, limit: string): OrderRequest => ({
  id: orderId(id),
  ticker: SPY,
  side,
  size: { in: "shares", quantity: quantity(shares) },
  terms: { type: "limit", limit: price(limit) },
  timeInForce: "day",
  hours: "regular",
});

export const buyAtOnce = (id: string, shares = "2"): OrderRequest => spyOrder(id, "buy", shares, "510");
export const sellAtOnce = (id: string, shares: string): OrderRequest => spyOrder(id, "sell", shares, "490");
export const buyLower = (id: string, shares = "2"): OrderRequest => spyOrder(id, "buy", shares, "480");

const statusOf = async (broker: Broker, id: OrderId): Promise<string | undefined> =>
  (await broker.find(id))?.report.status;

export const becomes = (broker: Broker, id: OrderId, status: string): Promise<void> =>
  vi.waitFor(async () => {
    expect(await statusOf(broker, id)).toBe(status);
  });

export const fillsIn = (events: readonly BrokerEvent[]): readonly Fill[] =>
  events.flatMap((event) => (event.kind === "order" && event.fill !== undefined ? [event.fill] : []));

/** `open`, with what it opened closed at the end of the test. */
export const closedAfterwards =
  (open: Opening): Opening =>
  async (market) => {
    const underTest = await open(market);
    onTestFinished(underTest.close);
    return underTest;
  };

/** A fill in words. */
export const spoken = ({ executionId, side, quantity: shares, ticker: name, price: paid }: Fill): string =>
  `${executionId}: ${side} ${shares.toString()} ${name} at ${paid.toString()}`;

/** What the executions of these fills must be called: order id and cumulative quantity. */
export function namesOf(fills: readonly Fill[]): readonly string[] {
  let filled = NO_SHARES;
  return fills.map((fill) => {
    filled = filled.plus(fill.quantity);
    return `${fill.orderId}@${filled.toString()}`;
  });
}
