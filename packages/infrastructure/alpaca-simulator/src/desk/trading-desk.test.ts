import { exactly, instant, money, orderId, quantity, ticker, type OrderRequest } from "@alchemiser/domain";
import fc from "fast-check";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { withDefaults } from "../simulator-options.ts";
import { at, KEY, MARKET } from "../testing/running-simulator.ts";
import { openDesk } from "./open-desk.ts";
import type { TradingDesk } from "./trading-desk.ts";

const SYMBOLS = ["SPY", "TQQQ", "UVXY"].map(ticker);

type Step =
  | { readonly does: "wait"; readonly minutes: number }
  | { readonly does: "cancel" | "replace" }
  | { readonly does: "deposit" }
  | { readonly does: "amend" }
  | { readonly does: "rename" }
  | {
      readonly does: "order";
      readonly order: Omit<OrderRequest, "id" | "terms">;
      readonly percent: number | undefined;
    };

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ does: fc.constant("wait" as const), minutes: fc.integer({ min: 0, max: 900 }) }),
  fc.record({ does: fc.constantFrom(...(["cancel", "replace", "deposit", "amend", "rename"] as const)) }),
  fc.record({
    does: fc.constant("order" as const),
    percent: fc.option(fc.integer({ min: -3, max: 3 }), { nil: undefined }),
    order: fc.record({
      ticker: fc.constantFrom(...SYMBOLS),
      side: fc.constantFrom("buy" as const, "sell" as const),
      size: fc
        .integer({ min: 1, max: 60 })
        .map((shares) => ({ in: "shares" as const, quantity: quantity(String(shares)) })),
      timeInForce: fc.constantFrom("day" as const, "gtc" as const),
      hours: fc.constantFrom("regular" as const, "extended" as const),
    }),
  }),
);

const open = (journal: string, startsAt = at(10)): TradingDesk =>
  openDesk(
    withDefaults({
      market: MARKET,
      time: { kind: "virtual", startsAt },
      key: KEY,
      journal,
      tickMs: 60_000,
      partialFills: { seed: 5, chance: 0.4 },
    }),
    startsAt,
  );

const requestOf = (
  desk: TradingDesk,
  { order, percent }: Extract<Step, { does: "order" }>,
  serial: number,
): OrderRequest => {
  const price = desk.floor.tape.trade(order.ticker, desk.now)?.price ?? 1;
  const limit = exactly<"price">(Math.round(price * (100 + (percent ?? 0))) / 100);
  return {
    ...order,
    id: orderId(`order-${serial}`),
    terms: percent === undefined ? { type: "market" } : { type: "limit", limit },
  };
};

function take(desk: TradingDesk, next: Step, serial: number): void {
  const [working] = desk.floor.exchange.orders.working;
  if (next.does === "wait") desk.moveTo(instant(desk.now + next.minutes * 60_000 + 77));
  if (next.does === "deposit") desk.transfer(money("100"));
  const fill = desk.floor.exchange.fills.find((one) => desk.floor.mayAmend(one));
  if (next.does === "amend" && fill !== undefined)
    desk.amend(fill.executionId, serial % 2 === 0 ? undefined : fill.price);
  if (next.does === "rename") desk.rename(ticker("TLT"), ticker("TLTX"));
  if (next.does === "order") desk.submit(requestOf(desk, next, serial));
  if (next.does === "cancel" && working !== undefined) desk.cancel(working.brokerId);
  if (next.does === "replace" && working !== undefined)
    desk.replace(working.brokerId, { ...working.request, id: orderId(`order-${serial}`) });
}

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "desk-"));
  onTestFinished(() => {
    rmSync(folder, { recursive: true });
  });
  return folder;
}

const stateOf = ({ now, floor: { exchange, history } }: TradingDesk): object => ({
  now,
  history,
  cash: exchange.cash,
  accruedFees: exchange.accruedFees,
  buyingPower: exchange.buyingPower,
  positions: exchange.positions,
  orders: exchange.orders.all,
});

describe("a trading desk", () => {
  it("is after opening its journal again what it was before, whatever happened to it", () => {
    const folder = temporaryFolder();
    let runs = 0;
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const journal = join(folder, `${runs++}.jsonl`);
        const desk = open(journal);
        for (const [serial, next] of steps.entries()) take(desk, next, serial);
        const before = stateOf(desk);

        const again = open(journal);
        expect(stateOf(again)).toEqual(before);
        desk.close();
        again.close();
      }),
      { numRuns: 40 },
    );
  });

  it("tells what happened once it is durable, and to whoever still listens", () => {
    const folder = temporaryFolder();
    const desk = open(join(folder, "journal.jsonl"));
    const told: string[] = [];
    const stop = desk.listen(({ events }) => {
      told.push(...events.map(({ kind }) => kind));
    });
    const order = requestOf(
      desk,
      {
        does: "order",
        percent: undefined,
        order: {
          ...{ ticker: ticker("SPY"), side: "buy", timeInForce: "day", hours: "regular" },
          size: { in: "shares", quantity: quantity("1") },
        },
      },
      1,
    );
    desk.submit(order);
    stop();
    desk.submit({ ...order, id: orderId("order-2") });
    desk.close();

    expect(told).toEqual(["status", "fill"]);
  });
});
