import { newYorkInstant, nextSession, type Instant, type TimeInForce } from "@alchemiser/domain";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { AlpacaSimulator } from "../alpaca-simulator.ts";
import { call } from "../testing/http-client.ts";
import { at, startSimulator, TODAY } from "../testing/running-simulator.ts";

// Alpaca's order matrix for equities (market rules A.3), each cell asked over HTTP. An account has `day` and `gtc`;
// the other times in force are granted on request.

const TYPES = ["market", "limit", "stop", "stop_limit"] as const;
const TIMES: readonly TimeInForce[] = ["day", "gtc", "ioc", "fok", "opg", "cls"];
const SIZES = { whole: { qty: "2" }, fraction: { qty: "1.5" }, notional: { notional: "150" } };
const HOURS = { regular: false, extended: true };
/** Before the opening, in regular hours, after the close, and in the night. */
const PARTS: Readonly<Record<string, Instant>> = {
  pre: at(8),
  regular: at(10),
  post: at(17),
  closed: newYorkInstant(nextSession(TODAY), 60),
};

/** The auctions that take no orders at those moments. */
const CLOSED_AUCTIONS: Readonly<Record<string, readonly TimeInForce[]>> = { regular: ["opg"], post: ["opg", "cls"] };

const PRICES = {
  market: {},
  limit: { limit_price: "1" },
  stop: { stop_price: "9000" },
  stop_limit: { stop_price: "9000", limit_price: "9001" },
};

interface Cell {
  readonly type: (typeof TYPES)[number];
  readonly time: TimeInForce;
  readonly size: keyof typeof SIZES;
  readonly hours: keyof typeof HOURS;
}

const CELLS: readonly Cell[] = TYPES.flatMap((type) =>
  TIMES.flatMap((time) =>
    (["whole", "fraction", "notional"] as const).flatMap((size) =>
      (["regular", "extended"] as const).map((hours) => ({ type, time, size, hours })),
    ),
  ),
);

interface Situation {
  readonly granted: ReadonlySet<TimeInForce>;
  readonly part: string;
}

/** The matrix in words. */
function isAllowed({ type, time, size, hours }: Cell, { granted, part }: Situation): boolean {
  if (CLOSED_AUCTIONS[part]?.includes(time) === true) return false;
  const isAuctionOrImmediate = time !== "day" && time !== "gtc";
  if (isAuctionOrImmediate && (!granted.has(time) || type === "stop" || type === "stop_limit")) return false;
  if (size !== "whole" && time !== "day") return false;
  return hours === "regular" || (type === "limit" && time === "day");
}

const body = ({ type, time, size, hours }: Cell) => ({
  ...{ symbol: "BIL", side: "buy", type, time_in_force: time, extended_hours: HOURS[hours] },
  ...SIZES[size],
  ...PRICES[type],
});

const GRANTS: readonly (readonly [string, ReadonlySet<TimeInForce>])[] = [
  ["nothing granted", new Set()],
  ["everything granted", new Set(TIMES)],
];

describe.each(GRANTS)("an order with %s", (_name, entitlements) => {
  describe.each(Object.entries(PARTS))("in %s hours", (part, startsAt) => {
    let simulator: AlpacaSimulator;
    beforeAll(async () => {
      simulator = await startSimulator({ entitlements, time: { kind: "virtual", startsAt } });
    });
    afterAll(() => simulator.stop());

    it.each(CELLS)("of type $type, $time, $size, for $hours hours", async (cell) => {
      const { status, body: answer } = await call(simulator, "POST /v2/orders", body(cell));
      if (status === 200) await call(simulator, "DELETE /v2/orders");

      expect(status === 200, JSON.stringify(answer)).toBe(isAllowed(cell, { granted: entitlements, part }));
      if (status !== 200) expect(answer).toMatchObject({ code: expect.any(Number), message: expect.any(String) });
    });
  });
});

describe("an order for an auction", () => {
  it.each([
    ["opg", at(9, 27), 200],
    ["opg", at(9, 28), 403],
    ["opg", at(18, 59), 403],
    ["opg", at(19), 200],
    ["cls", at(15, 49), 200],
    ["cls", at(15, 50), 403],
    ["cls", at(19), 200],
  ])("%s at %d is answered %d", async (time, startsAt, expected) => {
    const simulator = await startSimulator({
      entitlements: new Set<TimeInForce>(["opg", "cls"]),
      time: { kind: "virtual", startsAt },
    });
    const order = { symbol: "BIL", qty: "1", side: "buy", type: "market", time_in_force: time };
    const { status } = await call(simulator, "POST /v2/orders", order);
    await simulator.stop();

    expect(status).toBe(expected);
  });
});
