import { describe, expect, it } from "vitest";
import { session, type Session } from "../calendar/session.ts";
import { decide } from "../decide.ts";
import { ticker } from "../market/ticker.ts";
import type { AccountTerms } from "../market-rules/account-terms.ts";
import type { Dealing } from "../market-rules/dealing.ts";
import { money, quantity } from "../money/money.ts";
import type { Side } from "../orders/order.ts";
import { accountWith, holding, mandateFor, marketAt, termsOf, TODAY, wanting, YESTERDAY } from "../testing/scenario.ts";

const dealt = (side: Side, symbol: string, on: Session = TODAY): Dealing => ({
  session: on,
  ticker: ticker(symbol),
  side,
  quantity: quantity("20"),
  value: money("10000"),
});

interface Scene {
  readonly account: Partial<AccountTerms>;
  readonly dealings: readonly Dealing[];
  readonly on?: Session;
}

/** What the gate says to the sale of 20 SPY for TLT. */
function saleWith({ account, dealings, on = TODAY }: Scene) {
  const book = holding({ SPY: "20" });
  const { verdicts } = decide(
    mandateFor(wanting({ TLT: 1 })),
    marketAt({ SPY: "500", TLT: "100" }, { tradeSession: on }),
    accountWith(book, { terms: termsOf(book, account), recent: { dealings, legs: [] } }),
  );
  const sale = verdicts.find(({ intent }) => intent.side === "sell");
  return {
    denials: sale?.denials,
    excuses: sale?.notApplicable.map(({ code, sentence }) => `${code}: ${sentence}`),
  };
}

describe("settlement at the gate", () => {
  const bought = [dealt("sell", "GLD"), dealt("buy", "SPY")];

  it("denies with GOOD_FAITH_VIOLATION a sale in a cash account of what unsettled money has bought", () => {
    expect(saleWith({ account: { kind: "cash", cash: money("0") }, dealings: bought }).denials).toEqual([
      {
        code: "GOOD_FAITH_VIOLATION",
        sentence: "SPY was bought with the money of a sale that settles on 2025-07-03",
      },
    ]);
  });

  it("denies with FREE_RIDING a sale in a cash account of what nothing has paid for", () => {
    const { denials } = saleWith({ account: { kind: "cash", cash: money("-10000") }, dealings: [dealt("buy", "SPY")] });

    expect(denials?.map(({ code }) => code)).toEqual(["FREE_RIDING"]);
  });

  it("lets be sold what was bought with money that has settled by now", () => {
    const settled = [dealt("sell", "GLD", YESTERDAY), dealt("buy", "SPY", YESTERDAY)];

    expect(saleWith({ account: { kind: "cash", cash: money("0") }, dealings: settled }).denials).toEqual([]);
  });

  it("lets be bought more of what unsettled money has bought", () => {
    const book = holding({ SPY: "20" }, "10000");
    const { verdicts } = decide(
      mandateFor(wanting({ SPY: 1 })),
      marketAt({ SPY: "500" }),
      accountWith(book, {
        terms: termsOf(book, { kind: "cash", cash: money("0") }),
        recent: { dealings: bought, legs: [] },
      }),
    );

    expect(verdicts.map(({ intent, outcome }) => `${intent.side} ${outcome}`)).toEqual(["buy approved"]);
  });

  it("does not bind a margin account, which is lent the money", () => {
    expect(saleWith({ account: { kind: "margin", cash: money("0") }, dealings: bought })).toEqual({
      denials: [],
      excuses: [],
    });
  });

  it("cannot be asked for where the broker does not tell the kind of the account", () => {
    expect(saleWith({ account: { kind: undefined }, dealings: bought })).toEqual({
      denials: [],
      excuses: ["SETTLEMENT_RULES: the broker does not say whether it is a cash account"],
    });
  });
});

describe("day trades at the gate", () => {
  const roundTrip = [dealt("buy", "GLD"), dealt("sell", "GLD")];
  const fourth = [...roundTrip, ...roundTrip, ...roundTrip, dealt("buy", "SPY")];
  const small = { kind: "margin", equityAtLastClose: money("24999.99") } as const;

  it("denies with DAY_TRADE_LIMIT the fourth of a small margin account", () => {
    expect(saleWith({ account: small, dealings: fourth }).denials).toEqual([
      {
        code: "DAY_TRADE_LIMIT",
        sentence: "3 day trades were made in 5 sessions, below 25000 of equity there may be 3",
      },
    ]);
    expect(saleWith({ account: small, dealings: fourth.slice(2) }).denials).toEqual([]);
  });

  it("are not counted of larger accounts, and not of cash accounts", () => {
    const large = { ...small, equityAtLastClose: money("25000") };

    expect(saleWith({ account: large, dealings: fourth }).denials).toEqual([]);
    const { denials } = saleWith({ account: { ...small, kind: "cash", cash: money("100000") }, dealings: fourth });
    expect(denials).toEqual([]);
  });

  it("are not counted since the rule has ended", () => {
    const on = session("2026-06-04");
    const dealings = fourth.map((dealing) => ({ ...dealing, session: on }));

    for (const equityAtLastClose of [small.equityAtLastClose, undefined])
      expect(saleWith({ account: { ...small, equityAtLastClose }, dealings, on })).toEqual({
        denials: [],
        excuses: [],
      });
  });

  it("cannot be counted against an equity that the broker does not tell", () => {
    const account = { kind: "margin", equityAtLastClose: undefined } as const;

    expect(saleWith({ account, dealings: fourth })).toEqual({
      denials: [],
      excuses: ["DAY_TRADE_RULES: the broker does not say what the account was worth at the last close"],
    });
    expect(saleWith({ account, dealings: [] }), "nothing was bought today").toEqual({ denials: [], excuses: [] });
  });
});
