import {
  DEFAULT_LADDER,
  FULL_LIMITS,
  instant,
  NO_SHARES,
  type ExchangeOrder,
  type Liquidity,
} from "@alchemiser/domain";
import { describe, expect, it } from "vitest";
import { ample, outcomeOf, SECOND_WISHES, secondMorning, type Morning } from "../testing/second-morning.ts";

/** The second morning, on the ladder of a mandate that says nothing of it. */
const climbing = (liquidity: Liquidity, changes: Parameters<typeof secondMorning>[1] = {}): Morning =>
  secondMorning({ liquidity }, { execution: DEFAULT_LADDER, ...changes });

const ordersOf = ({ world }: Morning): readonly ExchangeOrder[] =>
  world.broker.exchange.orders.all.filter(({ request }) => request.id.includes("-250702r"));

/** "sell SPY 0 at 500: canceled" for each order of the day, or of one symbol. */
const told = (morning: Morning, symbol = ""): readonly string[] =>
  ordersOf(morning)
    .filter(({ request }) => request.ticker.includes(symbol))
    .map(({ request: { id, side, ticker, terms }, status }) => {
      const limit = terms.type === "limit" ? terms.limit.toString() : terms.type;
      return `${side} ${ticker} ${id.slice(-1)} at ${limit}: ${status}`;
    });

const shortfallsOf = ({ world, task }: Morning): readonly string[] => {
  const outcome = outcomeOf(world.run(task));
  return "legs" in outcome
    ? outcome.legs.map(({ intent, shortfall }) => `${intent.side} ${intent.ticker}: ${shortfall ?? "all"}`)
    : [];
};

const sellsNothing: Liquidity = ({ request }, shares) =>
  request.side === "sell" && request.id.includes("-250702r") ? NO_SHARES : shares;

describe("a leg on the ladder", () => {
  it("begins inside the spread, and ends at the last price of its last quote", () => {
    const morning = climbing(sellsNothing);
    morning.world.run(morning.task);

    // Quoted from 499.95 to 500.05, and 0.3 % higher in every other quarter of a minute; reach is 0.05 %.
    expect(told(morning, "SPY")).toEqual([
      "sell SPY 0 at 500: canceled",
      "sell SPY 1 at 499.97: canceled",
      "sell SPY 2 at 501.18: canceled",
      "sell SPY 3 at 499.7: canceled",
      "sell SPY 4 at 499.7: canceled",
    ]);
  });

  it("prices the buys anew when the sells have taken their time", () => {
    const morning = climbing(ample);

    expect(shortfallsOf(morning)).toEqual(["sell SPY: all", "sell TLT: all", "buy BIL: all", "buy GLD: all"]);
    // Decided on at a middle of 190, and risen to 190.57 by the time that there is money.
    expect(told(morning, "GLD")).toEqual(["buy GLD 0 at 190.57: canceled", "buy GLD 1 at 190.58: filled"]);
  });

  it("prices the buys from the market that the sells saw last, however little time has passed", () => {
    const atLast: Liquidity = ({ request }, shares) =>
      request.side === "sell" && request.id.includes("-250702r") && request.id.endsWith("-0") ? NO_SHARES : shares;
    const hasty = { ...DEFAULT_LADDER, steps: 0, shortestMs: 2000, longestMs: 2000 };
    const morning = climbing(atLast, { execution: hasty });
    morning.world.pass(14_000);

    expect(shortfallsOf(morning)).toEqual(["sell SPY: all", "sell TLT: all", "buy BIL: all", "buy GLD: all"]);
    expect(told(morning, "GLD"), "0.05 % above an ask of 190.59, not of 190.02").toEqual([
      "buy GLD 0 at 190.69: filled",
    ]);
  });

  it("goes no further when the window closes: what works is cancelled, and nothing is begun", () => {
    const mandate = { ...SECOND_WISHES, limits: FULL_LIMITS };
    const { from } = climbing(ample).task.window;
    const morning = climbing(sellsNothing, { mandate, window: { from, until: instant(from + 22_000) } });

    expect(shortfallsOf(morning)).toEqual([
      "sell SPY: canceled",
      "sell TLT: canceled",
      "buy BIL: the time to trade is over",
      "buy GLD: the time to trade is over",
    ]);
    expect(told(morning)).toHaveLength(4);
    expect(ordersOf(morning).every(({ updatedAt }) => updatedAt <= from + 22_000)).toBe(true);
  });
});
