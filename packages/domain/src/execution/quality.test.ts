import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { instant, type Instant } from "../calendar/instant.ts";
import { ticker } from "../market/ticker.ts";
import { sum } from "../money/decimal.ts";
import { money, price, quantity, valueOf } from "../money/money.ts";
import { orderId, type Fill, type Side } from "../orders/order.ts";
import { executionsOf, summedUp, type Execution, type SentOrder } from "./quality.ts";

const at = (seconds: number): Instant => instant(1_751_463_300_000 + seconds * 1000);
const nobodyKnows = (): undefined => undefined;

interface Told {
  readonly symbol?: string;
  readonly side?: Side;
  /** How many slices come after its own. */
  readonly leg?: number;
  readonly peg?: number;
  readonly sent?: number;
  readonly middle: string;
  readonly shares?: string;
  /** Shares, price and second of each fill. */
  readonly fills?: readonly (readonly [shares: string, price: string, second: number])[];
}

function order({
  symbol = "SPY",
  side = "buy",
  leg = 0,
  peg = 0,
  sent = 0,
  middle,
  shares = "100",
  fills = [],
}: Told): SentOrder {
  const name = ticker(symbol);
  const id = orderId(`0a1b-250702r0-${symbol}-${side}${leg}-${peg}`);
  return {
    intent: {
      id,
      slot: { ticker: name, side, leg, attempt: peg },
      ticker: name,
      side,
      quantity: quantity(shares),
      limit: price(middle),
      decisionPrice: price(middle),
      attribution: [{ sleeve: "main", quantity: quantity(shares) }],
    },
    sentAt: at(sent),
    fills: fills.map(([filled, paid, second], index): Fill => ({
      executionId: `${id}@${index}`,
      orderId: id,
      ticker: name,
      side,
      quantity: quantity(filled),
      price: price(paid),
      at: at(second),
    })),
  };
}

const carriedOut = (...told: readonly Told[]): readonly Execution[] => executionsOf(told.map(order), nobodyKnows);

describe("executionsOf", () => {
  it("compares the price that was paid with the one at which its leg began, and with the one when the order left", () => {
    // The leg began at 100.00; nothing was filled there. The second order left at 100.50 and was filled at 100.60.
    const [first, second] = carriedOut(
      { middle: "100" },
      { middle: "100.50", peg: 1, sent: 5, fills: [["100", "100.60", 8]] },
    );

    expect(first).toMatchObject({ fillPrice: undefined, shortfallBp: undefined, fillMs: undefined });
    expect(second).toMatchObject({
      legPrice: price("100"),
      arrivalPrice: price("100.50"),
      fillPrice: price("100.60"),
      shortfall: money("60"),
      slippage: money("10"),
      fillMs: 3000,
    });
    expect(second?.shortfallBp).toBeCloseTo(60, 9);
    expect(second?.slippageBp).toBeCloseTo((0.1 / 100.5) * 10_000, 9);
  });

  it("takes all slices of a leg for one, whose price is that of the first", () => {
    const slices = carriedOut(
      { leg: 2, middle: "100", sent: 0, fills: [["100", "100.10", 1]] },
      { leg: 1, middle: "101", sent: 60, fills: [["100", "101.10", 61]] },
      { leg: 0, middle: "102", sent: 120, fills: [["100", "102.10", 121]] },
    );

    expect(slices.map(({ slice }) => slice)).toEqual([2, 1, 0]);
    expect(slices.map(({ legPrice }) => legPrice)).toEqual([price("100"), price("100"), price("100")]);
    expect(slices.map(({ slippage }) => slippage)).toEqual([money("10"), money("10"), money("10")]);
    expect(summedUp(slices).shortfall).toEqual(money("330"));
  });

  it("calls it a cost when a sale brings less, and a gain when it brings more", () => {
    const [worse, better] = carriedOut(
      { side: "sell", middle: "50", fills: [["100", "49.95", 1]] },
      { side: "sell", symbol: "TLT", middle: "50", fills: [["100", "50.02", 1]] },
    );

    expect(worse?.shortfallBp).toBeCloseTo(10, 9);
    expect(better?.shortfallBp).toBeCloseTo(-4, 9);
    expect(better?.shortfall).toEqual(money("-2"));
  });

  it("takes the mean price of all fills, and the time of the last one", () => {
    const [execution] = carriedOut({
      middle: "10",
      fills: [
        ["60", "10.01", 2],
        ["40", "10.06", 7],
      ],
    });

    expect(execution).toMatchObject({ filled: quantity("100"), fillPrice: price("10.03"), fillMs: 7000 });
    expect(execution?.shortfallBp).toBeCloseTo(30, 9);
  });

  it("says which share of a usual day was traded, where that is known", () => {
    const sent = order({ middle: "10", fills: [["50", "10", 1]] });
    const shareWith = (volume: number | undefined) => executionsOf([sent], () => volume)[0]?.participation;

    expect(shareWith(2000)).toBe(0.025);
    expect([undefined, Number.NaN, 0].map(shareWith)).toEqual([undefined, undefined, undefined]);
  });
});

describe("summedUp", () => {
  it("weighs by what was traded", () => {
    // 10,000 dollars that cost 60 basis points, and 30,000 that gained 4: (60 - 12) / 40,000 is 12 of them.
    const summary = summedUp(
      carriedOut(
        { middle: "100" },
        { middle: "100.50", peg: 1, sent: 5, fills: [["100", "100.60", 8]] },
        { side: "sell", middle: "50", shares: "600", fills: [["600", "50.02", 1]] },
      ),
    );

    expect(summary).toMatchObject({ orders: 3, filledOrders: 2, repegs: 1, value: money("40000") });
    expect(summary.shortfall).toEqual(money("48"));
    expect(summary.shortfallBp).toBeCloseTo(12, 9);
    expect(summary.slippage).toEqual(money("-2"));
    expect(summary.fillMs).toBe((3000 * 10_000 + 1000 * 30_000) / 40_000);
  });

  it("knows nothing where nothing was filled", () => {
    expect(summedUp(carriedOut({ middle: "100" }))).toMatchObject({
      orders: 1,
      filledOrders: 0,
      shortfall: money("0"),
      shortfallBp: undefined,
      fillMs: undefined,
      participation: undefined,
    });
  });

  it("adds up to what was paid beyond the legs' prices, however it was filled", () => {
    const cents = fc.integer({ min: 1, max: 100_000 }).map((amount) => (amount / 100).toFixed(2));
    const fills = fc.array(
      fc.tuple(cents, cents, fc.nat(60)).map(([shares, paid, second]) => [shares, paid, second] as const),
      { maxLength: 4 },
    );
    const told = fc
      .record({ side: fc.constantFrom<Side>("buy", "sell"), middle: cents, fills })
      .map((one): Told => one);
    fc.assert(
      fc.property(fc.array(told, { maxLength: 6 }), (orders) => {
        const legs = orders.map((one, index) => order({ ...one, symbol: `S${index}` }));
        const costs = legs.flatMap(({ intent, fills: own }) =>
          own.map((fill) => {
            const beyond = valueOf(fill.quantity, fill.price).minus(valueOf(fill.quantity, intent.decisionPrice));
            return intent.side === "buy" ? beyond : beyond.negated();
          }),
        );
        expect(summedUp(executionsOf(legs, nobodyKnows)).shortfall).toEqual(sum(costs));
      }),
    );
  });
});
