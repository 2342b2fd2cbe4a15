import { describe, expect, it } from "vitest";
import { decide } from "./decide.ts";
import { quantity, weight } from "./money/money.ts";
import { sleeveOf, withSleeve, type Book } from "./portfolio/book.ts";
import type { Schedule } from "./strategy/schedule.ts";
import {
  accountWith,
  holding,
  mandateFor,
  marketAt,
  sharing,
  sleeve,
  spoken,
  spokenTransfers,
  TODAY,
  undecided,
  wanting,
  YESTERDAY,
} from "./testing/scenario.ts";
import { ticker } from "./market/ticker.ts";

const MONTHLY: Schedule = { kind: "calendar", frequency: "monthly" };
const market = marketAt({ SPY: "500", TLT: "100" });

const rebalancedYesterday = (book: Book, name = "main"): Book =>
  withSleeve(book, name, { ...sleeveOf(book, name), lastRebalance: YESTERDAY });

describe("decide", () => {
  it("turns opinions into approved orders, sells first", () => {
    const { intents } = decide(mandateFor(wanting({ TLT: 1 })), market, accountWith(holding({ SPY: "20" })));

    expect(spoken(intents)).toEqual(["sell 20 SPY", "buy 100 TLT"]);
  });

  it("keeps all of its working: opinions, plan and verdicts beside the orders", () => {
    const decision = decide(mandateFor(wanting({ SPY: 1 })), market, accountWith(holding({}, "10000")));

    expect(decision).toMatchObject({
      key: { account: "A1", tradeSession: TODAY },
      signalSession: YESTERDAY,
      opinions: [{ outcome: "rebalance", sleeve: "main" }],
      verdicts: [{ outcome: "approved" }],
    });
    expect(spoken(decision.plan?.trades ?? [])).toEqual(["buy 20 SPY"]);
  });

  it("keeps a denied order in the record, and does not intend it", () => {
    const closed = marketAt({ SPY: "500" }, { isOpen: false });
    const decision = decide(mandateFor(wanting({ SPY: 1 })), closed, accountWith(holding({}, "10000")));

    expect(decision.verdicts).toMatchObject([{ outcome: "denied", intent: { ticker: "SPY" } }]);
    expect(decision.intents).toEqual([]);
  });

  it("plans nothing at all when a sleeve does not know", () => {
    const sleeves = [sleeve("a", "0.5", wanting({ SPY: 1 })), sleeve("b", "0.5", undecided("no bars for GLD"))];
    const decision = decide(mandateFor(sleeves), market, accountWith(sharing({ a: { TLT: "50" }, b: {} })));

    expect(decision.opinions).toContainEqual({ outcome: "undecided", sleeve: "b", reason: "no bars for GLD" });
    expect(decision).toMatchObject({ plan: undefined, verdicts: [], intents: [] });
  });

  it("plans nothing when something that is held or wanted has no price", () => {
    const reasonFor = (book: Book, wants: string): unknown =>
      decide(mandateFor(wanting({ [wants]: 1 })), market, accountWith(book)).opinions[0];

    expect(reasonFor(holding({ BIL: "1" }), "SPY")).toMatchObject({
      outcome: "undecided",
      reason: "there is no price for BIL, which is held or wanted",
    });
    expect(reasonFor(holding({}, "100"), "GLD")).toMatchObject({ outcome: "undecided" });
  });

  it("gives each sleeve its part of the capital", () => {
    const sleeves = [sleeve("a", "0.75", wanting({ SPY: 1 })), sleeve("b", "0.25", wanting({ SPY: 0.5, TLT: 0.5 }))];
    const { plan } = decide(mandateFor(sleeves), market, accountWith(holding({}, "10000")));

    expect(spoken(plan?.trades ?? [])).toEqual(["buy 17.5 SPY", "buy 12.5 TLT"]);
    expect(plan?.trades[0]?.attribution).toEqual([
      { sleeve: "a", quantity: quantity("15") },
      { sleeve: "b", quantity: quantity("2.5") },
    ]);
  });

  it("lets its sleeves trade with each other before the market", () => {
    const sleeves = [sleeve("a", "0.5", wanting({ TLT: 1 })), sleeve("b", "0.5", wanting({ SPY: 1 }))];
    const { plan } = decide(mandateFor(sleeves), market, accountWith(sharing({ a: { SPY: "10" }, b: { TLT: "50" } })));

    expect(plan && spokenTransfers(plan)).toEqual(["a gives 10 SPY to b", "b gives 50 TLT to a"]);
    expect(plan?.trades).toEqual([]);
  });

  it("leaves the holdings of a sleeve that is not due", () => {
    const book = rebalancedYesterday(holding({ SPY: "10" }, "5000"));
    const decision = decide(mandateFor(wanting({ SPY: 1 }, MONTHLY)), market, accountWith(book));

    expect(decision.opinions).toMatchObject([{ outcome: "keep" }]);
    expect(decision.plan?.trades).toEqual([]);
  });

  it("asks a corridor for the weights by value, and trades when one has left it", () => {
    const corridor: Schedule = { kind: "corridor", corridor: 0.05 };
    const outcome = (shares: Readonly<Record<string, string>>): string | undefined =>
      decide(
        mandateFor(wanting({ SPY: 0.5, TLT: 0.5 }, corridor)),
        market,
        accountWith(rebalancedYesterday(holding(shares, "10"))),
      ).opinions[0]?.outcome;

    expect(outcome({ SPY: "1.1", TLT: "5" })).toBe("keep");
    expect(outcome({ SPY: "1.3", TLT: "5" })).toBe("rebalance");
    expect(outcome({ SPY: "1" })).toBe("rebalance");
  });

  it("names the orders after the account, the mandate, the session and the leg", () => {
    const [intent] = decide(mandateFor(wanting({ SPY: 1 })), market, accountWith(holding({}, "10000"))).intents;

    expect(intent?.slot).toEqual({ ticker: ticker("SPY"), side: "buy", leg: 0, attempt: 0 });
    expect(intent?.id).toMatch(/^[0-9a-f]{12}-250702r0-SPY-buy0-0$/);
  });

  it("reaches beyond the far side of the quote, to the next tick", () => {
    const mandate = mandateFor(wanting({ SPY: 1 }), { reach: weight("0.00101") });
    const side = (book: Book, wants: typeof mandate): string | undefined =>
      decide(wants, market, accountWith(book)).intents[0]?.limit.toString();

    expect(side(holding({}, "10000"), mandate)).toBe("500.51");
    expect(side(holding({ SPY: "20" }), mandateFor(wanting({ TLT: 1 }), { reach: weight("0.00101") }))).toBe("499.49");
  });

  it("is the same decision for the same inputs, which it leaves as they were", () => {
    const book = sharing({ a: { SPY: "3" }, b: { TLT: "7" } }, "1234.56");
    const before = structuredClone({ cash: book.cash.toString(), sleeves: book.sleeves.size });
    const mandate = mandateFor([sleeve("a", "0.6", wanting({ TLT: 1 })), sleeve("b", "0.4", wanting({ SPY: 1 }))]);

    expect(decide(mandate, market, accountWith(book))).toEqual(decide(mandate, market, accountWith(book)));
    expect({ cash: book.cash.toString(), sleeves: book.sleeves.size }).toEqual(before);
  });
});
