import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { instant } from "../calendar/instant.ts";
import { ticker } from "../market/ticker.ts";
import { Decimal } from "../money/decimal.ts";
import { price, quantity } from "../money/money.ts";
import { orderId, type OrderRequest } from "./order.ts";
import { applyReport, intended, isOpen, type OrderRecord, type OrderReport } from "./order-record.ts";
import { canBecome, isTerminal, type OrderStatus } from "./order-status.ts";

const request: OrderRequest = {
  id: orderId("id-1"),
  ticker: ticker("SPY"),
  side: "buy",
  size: { in: "shares", quantity: quantity("10") },
  terms: { type: "limit", limit: price("590") },
  timeInForce: "day",
  hours: "regular",
};
const start = intended(request, instant(1_000_000));

const report = (status: OrderStatus, filled: string, at: number, reason?: string): OrderReport => ({
  status,
  brokerId: "b-1",
  filled: quantity(filled),
  averagePrice: filled === "0" ? undefined : price("589.5"),
  reason,
  at: instant(at),
});
const after = (...reports: readonly OrderReport[]): OrderRecord => reports.reduce(applyReport, start);

const WORKING = ["accepted", "held", "partially-filled", "pending-cancel", "pending-replace", "suspended"] as const;
const TERMINAL = ["filled", "canceled", "expired", "rejected", "replaced"] as const;

/** What a broker could say of one order from its acceptance to its end: later reports never say less. */
const anyLife: fc.Arbitrary<readonly OrderReport[]> = fc
  .record({
    steps: fc.array(fc.tuple(fc.constantFrom(...WORKING, "done-for-day" as const), fc.nat({ max: 3 })), {
      maxLength: 6,
    }),
    end: fc.constantFrom(...TERMINAL),
    last: fc.nat({ max: 3 }),
    reason: fc.option(fc.string(), { nil: undefined }),
  })
  .map(({ steps, end, last, reason }) => {
    let filled = 0;
    const said: readonly (readonly [OrderStatus, number])[] = [...steps, [end, last]];
    return said.map(([status, more], index) => {
      filled += more;
      const averagePrice = filled === 0 ? undefined : new Decimal<"price">(589_000_000_000n + BigInt(filled));
      return {
        ...report(status, String(filled), index),
        averagePrice,
        reason: isTerminal(status) ? reason : undefined,
      };
    });
  });

const shuffledWithRepeats = (life: readonly OrderReport[]): fc.Arbitrary<readonly OrderReport[]> =>
  fc
    .tuple(
      fc.shuffledSubarray([...life], { minLength: life.length }),
      fc.array(fc.constantFrom(...life), { maxLength: 4 }),
    )
    .map(([all, again]) => [...all, ...again]);

describe("the reports of an order", () => {
  it("add up to the same in whatever order, and however often, they arrive", () => {
    const lives = anyLife.chain((life) => fc.tuple(fc.constant(life), shuffledWithRepeats(life)));
    fc.assert(
      fc.property(lives, ([life, arrived]) => {
        expect(after(...arrived)).toEqual(after(...life));
      }),
      { numRuns: 500 },
    );
  });

  it("end where the broker says that it ends, with all that was filled", () => {
    fc.assert(
      fc.property(anyLife, (life) => {
        const end = after(...life);
        expect(end).toMatchObject({ status: life.at(-1)?.status, filled: life.at(-1)?.filled, brokerId: "b-1" });
        expect(isOpen(end)).toBe(false);
      }),
    );
  });

  it("never make it less filled, nor move it where the table forbids", () => {
    fc.assert(
      fc.property(fc.array(anyLife, { maxLength: 3 }), (lives) => {
        lives.flat().reduce((order, next) => {
          const changed = applyReport(order, next);
          expect(changed.filled.isBelow(order.filled)).toBe(false);
          expect(changed.status === order.status || canBecome(order.status, changed.status)).toBe(true);
          return changed;
        }, start);
      }),
    );
  });
});

describe("a report", () => {
  it("tells the broker's id, status, fills and reason", () => {
    expect(after(report("partially-filled", "4", 5))).toEqual({
      request,
      intendedAt: instant(1_000_000),
      status: "partially-filled",
      brokerId: "b-1",
      filled: quantity("4"),
      averagePrice: price("589.5"),
      reason: undefined,
      updatedAt: instant(5),
    });
    expect(after(report("rejected", "0", 5, "insufficient buying power")).reason).toBe("insufficient buying power");
  });

  it("counts even when the broker's clock is behind ours", () => {
    expect(after(report("accepted", "0", 3)).status).toBe("accepted");
  });

  it("that is older than the last one, with nothing new filled, does not take the order back", () => {
    expect(after(report("pending-cancel", "4", 20), report("partially-filled", "4", 10)).status).toBe("pending-cancel");
    expect(after(report("partially-filled", "4", 20), report("accepted", "0", 10)).status).toBe("partially-filled");
  });

  it("that is later, or of the same moment, moves the order on", () => {
    expect(after(report("accepted", "0", 5), report("pending-cancel", "0", 6)).status).toBe("pending-cancel");
    expect(after(report("accepted", "0", 5), report("pending-cancel", "0", 5)).status).toBe("pending-cancel");
  });

  it("of an end counts whenever it arrives", () => {
    expect(after(report("pending-cancel", "4", 20), report("canceled", "4", 10)).status).toBe("canceled");
  });

  it("of more fills counts after the end, and does not open the order again", () => {
    expect(after(report("canceled", "4", 20), report("partially-filled", "6", 15))).toMatchObject({
      status: "canceled",
      filled: quantity("6"),
    });
  });

  it("that tells nothing new changes nothing", () => {
    const once = after(report("accepted", "0", 5));

    expect(applyReport(once, report("accepted", "0", 9))).toBe(once);
  });
});
