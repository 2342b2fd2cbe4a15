import {
  DEFAULT_LADDER,
  isWorking,
  known,
  proRata,
  quantity,
  weight,
  type ExchangeOrder,
  type Trade,
} from "@alchemiser/domain";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { disagreements, MARKET, secondMorning, type Morning } from "../testing/second-morning.ts";

/** Where the market goes and how much of an order each quote fills, in turn and from the beginning again. */
interface Weather {
  /** Of the price of the day before, in hundredths of a percent. */
  readonly path: readonly number[];
  /** In percent. */
  readonly fills: readonly number[];
  readonly stream: "told" | "silent";
  /** The most slices of a leg that is more than a hundred shares. */
  readonly slices: number;
  /** After how many commands runs die, before one lives to its end. */
  readonly lifetimes: readonly number[];
}

const anyWeather: fc.Arbitrary<Weather> = fc.record({
  path: fc.array(fc.integer({ min: -200, max: 200 }), { minLength: 1, maxLength: 12 }),
  fills: fc.array(fc.oneof(fc.constant(0), fc.nat({ max: 100 })), { minLength: 1, maxLength: 12 }),
  stream: fc.constantFrom("told", "silent"),
  slices: fc.integer({ min: 1, max: 4 }),
  lifetimes: fc.array(fc.nat({ max: 60 }), { maxLength: 4 }),
});

/** The second morning in that weather, gone through to an end. */
function weathered({ path, fills, stream, slices, lifetimes }: Weather): Morning {
  const slicing = { ...DEFAULT_LADDER.slicing, mostOfShown: weight("0.1"), mostSlices: slices };
  let met = 0;
  const morning = secondMorning(
    {
      stream,
      liquidity: ({ request }, shares) => {
        if (!request.id.includes("-250702r")) return shares;
        met += 1;
        return proRata(shares, quantity(String(fills[met % fills.length] ?? 0)), quantity("100"));
      },
    },
    { execution: { ...DEFAULT_LADDER, slicing } },
    { ...MARKET, price: (ticker, tick) => MARKET.price(ticker, 0) * (1 + (path[tick % path.length] ?? 0) / 10_000) },
  );
  for (const diesAfter of lifetimes) {
    if (morning.world.run(morning.task, { diesAfter }).cycle !== undefined) break;
    morning.world.pass(1000);
  }
  morning.world.run(morning.task);
  return morning;
}

interface WorkedLeg {
  readonly trade: Trade;
  /** Oldest first. */
  readonly orders: readonly ExchangeOrder[];
}

function legsOf({ world, task }: Morning): readonly WorkedLeg[] {
  const { plan } = known(world.decisionFor(task), "the day has been decided on");
  const today = world.broker.exchange.orders.all.filter(({ request }) => request.id.includes("-250702r"));
  return known(plan, "the decision has a plan").trades.map((trade) => ({
    trade,
    orders: today.filter(({ request: { ticker, side } }) => ticker === trade.ticker && side === trade.side),
  }));
}

const holds = (law: (morning: Morning, weather: Weather) => void): void =>
  fc.assert(
    fc.property(anyWeather, (weather) => {
      law(weathered(weather), weather);
    }),
  );

describe("a day on the ladder and in slices, in any weather and with any crashes", { timeout: 60_000 }, () => {
  it("comes to its end, and leaves nothing working and no cent unexplained", () => {
    holds((morning) => {
      expect(morning.world.run(morning.task).cycle?.phase.name).toBe("ended");
      expect(disagreements(morning)).toEqual([]);
    });
  });

  it("sends an order of a leg only after the end of the one before", () => {
    holds((morning) => {
      for (const { orders } of legsOf(morning))
        for (const [index, { submittedAt }] of orders.slice(1).entries()) {
          const before = known(orders[index], "every order but the first has one before it");
          expect(isWorking(before)).toBe(false);
          expect(before.updatedAt).toBeLessThanOrEqual(submittedAt);
        }
    });
  });

  it("asks for what is left, is never filled too much, and never refused", () => {
    holds((morning) => {
      for (const { trade, orders } of legsOf(morning)) {
        let left = trade.quantity;
        for (const { request, filled, status } of orders) {
          expect(status).not.toBe("rejected");
          expect(request.size.in === "shares" && left.isBelow(request.size.quantity)).toBe(false);
          left = left.minus(filled);
        }
        expect(left.isNegative()).toBe(false);
      }
    });
  });

  it("sends no more orders than a leg may have", () => {
    holds((morning, { slices }) => {
      for (const { orders } of legsOf(morning))
        expect(orders.length).toBeLessThanOrEqual(DEFAULT_LADDER.mostPegs * slices);
    });
  });

  it("never pays more than reach allows beyond the quote that an order was priced from", () => {
    holds(({ world }) => {
      for (const { intent } of world.fold.orders.values()) {
        const middle = intent.decisionPrice.toNumber();
        const worse = (intent.limit.toNumber() - middle) * (intent.side === "buy" ? 1 : -1);
        // A spread of 0.01 % to each side and a reach of 0.05 %, each rounded to the cent.
        expect(worse).toBeLessThanOrEqual(middle * 0.0006 + 0.03);
        expect(worse).toBeGreaterThanOrEqual(-middle * 0.0001 - 0.02);
      }
    });
  });
});
