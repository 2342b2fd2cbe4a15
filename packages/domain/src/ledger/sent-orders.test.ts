import { describe, expect, it } from "vitest";
import { instant } from "../calendar/instant.ts";
import { ticker } from "../market/ticker.ts";
import { price, quantity } from "../money/money.ts";
import { orderId, type Fill } from "../orders/order.ts";
import type { OrderIntent } from "../orders/order-intent.ts";
import type { LedgerRecord } from "./ledger-record.ts";
import { sentOrders } from "./sent-orders.ts";

const at = instant(1_736_519_400_000);
const spy = ticker("SPY");

const intentOf = (name: string): OrderIntent => ({
  ...{ id: orderId(name), slot: { ticker: spy, side: "buy", leg: 0, attempt: 0 }, ticker: spy, side: "buy" },
  ...{ quantity: quantity("10"), limit: price("101"), decisionPrice: price("100"), attribution: [] },
});
const intended = (name: string, later = 0): LedgerRecord => ({
  kind: "intended",
  at: instant(at + later),
  intent: intentOf(name),
});
const fillOf = (name: string, executionId: string): Fill => ({
  ...{ executionId, orderId: orderId(name), ticker: spy, side: "buy", at },
  ...{ quantity: quantity("5"), price: price("100") },
});
const filled = (name: string, executionId: string): LedgerRecord => ({
  kind: "filled",
  at,
  fill: fillOf(name, executionId),
});

describe("the orders of a ledger", () => {
  it("are told in the order in which they were written down, each with its own fills", () => {
    const records = [intended("b"), intended("a", 5), filled("a", "e-1"), filled("b", "e-2"), filled("a", "e-3")];

    expect(sentOrders(records)).toEqual([
      { intent: intentOf("b"), sentAt: at, fills: [fillOf("b", "e-2")] },
      { intent: intentOf("a"), sentAt: at + 5, fills: [fillOf("a", "e-1"), fillOf("a", "e-3")] },
    ]);
  });

  it("and their fills count once, however often they are told", () => {
    const records = [intended("a"), filled("a", "e-1"), filled("a", "e-1"), intended("a", 5)];

    expect(sentOrders(records)).toEqual([{ intent: intentOf("a"), sentAt: at, fills: [fillOf("a", "e-1")] }]);
  });

  it("are none where somebody else has traded, and have no fills before there are any", () => {
    expect(sentOrders([filled("theirs", "e-1"), intended("a")])).toEqual([
      { intent: intentOf("a"), sentAt: at, fills: [] },
    ]);
  });
});
