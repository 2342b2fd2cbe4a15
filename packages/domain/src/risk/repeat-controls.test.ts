import { describe, expect, it } from "vitest";
import { instant, MINUTE_MS } from "../calendar/instant.ts";
import { decide, decideFlat } from "../decide.ts";
import { ticker } from "../market/ticker.ts";
import type { SentLeg } from "../market-rules/recent.ts";
import type { Side } from "../orders/order.ts";
import { mintOrderId } from "../orders/order-identity.ts";
import type { Limits } from "../risk/limits.ts";
import { FULL_LIMITS } from "../risk/limits.ts";
import { accountWith, holding, mandateFor, marketAt, NOW, TODAY, wanting, YESTERDAY } from "../testing/scenario.ts";

const KEY = { account: "A1", mandate: "test", tradeSession: TODAY, revision: 0 };

/** A leg that the decision of a revision has sent so many minutes ago. */
function sent(side: Side, symbol: string, { revision = 0, ago = 1 } = {}): SentLeg {
  const slot = { ticker: ticker(symbol), side, leg: 0, attempt: 0 };
  const id = mintOrderId({ ...KEY, revision }, slot);
  return { id, ticker: slot.ticker, side, session: TODAY, at: instant(NOW - ago * MINUTE_MS) };
}

/** What the gate says to the fifth decision of the session, which buys SPY. */
function denials(legs: readonly SentLeg[], limits: Partial<Limits> = {}): readonly string[] {
  const { verdicts } = decide(
    mandateFor(wanting({ SPY: 1 }), { limits: { ...FULL_LIMITS, ...limits } }),
    marketAt({ SPY: "500" }),
    accountWith(holding({}, "10000"), { key: { ...KEY, revision: 4 }, recent: { dealings: [], legs } }),
  );
  return verdicts.flatMap(({ denials: remarks }) => remarks.map(({ code, sentence }) => `${code}: ${sentence}`));
}

describe("the gate denies with REPEATED_EXECUTION", () => {
  /** A large decision, so that the session has not sent too much. */
  const large = ["A", "B", "C"].map((symbol) => sent("sell", symbol));
  const bought = [0, 1, 2].map((revision) => sent("buy", "SPY", { revision }));

  it("the fourth leg that goes the same way within ten minutes, whichever decisions the others were of", () => {
    expect(denials([...large, ...bought])).toEqual([
      "REPEATED_EXECUTION: 3 orders to buy SPY were sent within ten minutes, the mandate allows 3",
    ]);
    expect(denials([...large, ...bought.slice(1)])).toEqual([]);
  });

  it("nothing that went the other way, was another symbol, or is ten minutes old", () => {
    const other = [sent("sell", "SPY", { revision: 2 }), sent("buy", "TLT", { revision: 2 })];

    expect(denials([...large, ...bought.slice(1), ...other])).toEqual([]);
    expect(denials([sent("buy", "SPY", { ago: 10 }), ...large, ...bought.slice(1)])).toEqual([]);
  });

  it("no further order of a leg for its own first one", () => {
    expect(denials([...large, sent("buy", "SPY", { revision: 4 }), ...bought.slice(1)])).toEqual([]);
  });

  it("less where the mandate allows more", () => {
    expect(denials([...large, ...bought], { maxRepeats: 4 })).toEqual([]);
  });
});

describe("the gate denies with SESSION_ABOVE_PLAN", () => {
  const turns = (count: number, symbols: readonly string[], ago = 20): readonly SentLeg[] =>
    Array.from({ length: count }, (_, revision) =>
      symbols.map((symbol) => sent("buy", symbol, { revision, ago })),
    ).flat();

  it("what goes beyond three times the session's largest decision", () => {
    expect(denials(turns(3, ["SPY"]))).toEqual([
      "SESSION_ABOVE_PLAN: 3 orders were sent in this session, the mandate allows 3 times its largest plan",
    ]);
    expect(denials(turns(2, ["SPY"]))).toEqual([]);
  });

  it("what follows the only order of a session, where the mandate allows no repetition", () => {
    expect(denials(turns(1, ["TLT"]), { maxRepeats: 1 })).toEqual([expect.stringContaining("SESSION_ABOVE_PLAN")]);
  });

  it("no further order of a leg for its own first one", () => {
    expect(denials([...turns(2, ["SPY"]), sent("buy", "SPY", { revision: 4, ago: 20 })])).toEqual([]);
  });

  it("nothing of a small decision after a large one", () => {
    expect(denials(turns(1, ["A", "B", "C", "D", "E"]))).toEqual([]);
    expect(denials(turns(3, ["A", "B"])).length).toBe(1);
  });

  it("nothing for the orders of another session", () => {
    expect(denials(turns(4, ["A", "B"]).map((leg) => ({ ...leg, session: YESTERDAY })))).toEqual([]);
  });
});

describe("a way out", () => {
  it("is not shut by how often the session has traded, or sold the same", () => {
    const sold = [0, 1, 2, 3, 5, 6].map((revision) => sent("sell", "SPY", { revision }));
    const recent = { dealings: [], legs: sold };
    const account = accountWith(holding({ SPY: "10" }), { key: { ...KEY, revision: 4 }, recent });
    const mandate = mandateFor(wanting({ TLT: 1 }), { limits: FULL_LIMITS });
    const market = marketAt({ SPY: "500", TLT: "100" });
    const salesBy = (choose: typeof decide) =>
      choose(mandate, market, account).verdicts.filter(({ intent: { side } }) => side === "sell");

    expect(salesBy(decide)).toMatchObject([
      { denials: [{ code: "REPEATED_EXECUTION" }, { code: "SESSION_ABOVE_PLAN" }] },
    ]);
    expect(salesBy(decideFlat)).toMatchObject([{ outcome: "approved" }]);
  });
});
