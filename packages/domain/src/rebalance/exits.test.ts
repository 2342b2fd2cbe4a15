import { describe, expect, it } from "vitest";
import { decide, decideFlat, type Decision, type Market } from "../decide.ts";
import { ticker } from "../market/ticker.ts";
import { money, NO_WEIGHT, price, quantity, weight } from "../money/money.ts";
import { bought, sleeveOf, withSleeve, type Book } from "../portfolio/book.ts";
import type { Mandate } from "../risk/mandate.ts";
import {
  accountWith,
  holding,
  mandateFor,
  marketAt,
  quoted,
  sleeve,
  spoken,
  targeting,
  TODAY,
  undecided,
  wanting,
  YESTERDAY,
} from "../testing/scenario.ts";
import { NO_EXITS, type Bound, type ExitRules } from "./exits.ts";

const SPY = ticker("SPY");
const MONTHLY = { kind: "calendar", frequency: "monthly" } as const;
const bound = (standard: string | undefined, of: Readonly<Record<string, string>> = {}): Bound => ({
  standard: standard === undefined ? undefined : weight(standard),
  of: targeting(of),
});
const RULES: ExitRules = { stopLoss: bound("0.1"), takeProfit: bound("0.25") };

/** The book after a sleeve, which is not due again, has bought SPY. */
function buying(book: Book, name: string, shares: string, paid: string): Book {
  const lot = { ticker: SPY, quantity: quantity(shares), price: price(paid), session: YESTERDAY };
  return withSleeve(book, name, { ...bought(sleeveOf(book, name), lot), lastRebalance: TODAY });
}

/** Ten SPY that have cost 100 each on average, in two lots. */
const heldAt100 = (cash = "0"): Book => buying(buying(holding({}, cash), "main", "4", "85"), "main", "6", "110");

const barring = (book: Book): Book => withSleeve(book, "main", { ...sleeveOf(book, "main"), barred: new Set([SPY]) });

interface Scene {
  readonly book?: Book;
  readonly wants?: Readonly<Record<string, number>>;
  readonly isDue?: boolean;
  readonly market?: Partial<Market>;
  readonly mandate?: Partial<Mandate>;
}

/** The decision of a sleeve that wants SPY, when a share is worth `now`. */
function decidedAt(
  now: string,
  { book = heldAt100(), wants = { SPY: 1 }, isDue = false, ...scene }: Scene = {},
): Decision {
  const strategy = isDue ? wanting(wants) : wanting(wants, MONTHLY);
  return decide(
    mandateFor(strategy, { exits: RULES, ...scene.mandate }),
    marketAt({ SPY: now, TLT: "100" }, scene.market),
    accountWith(book),
  );
}

const told = ({ intents, exits }: Decision): readonly string[] => [
  ...exits.map(
    ({ sleeve: name, ticker: symbol, reason, cost }) => `${reason} of ${name}: ${symbol}, cost ${cost.toString()}`,
  ),
  ...spoken(intents),
];

describe("a stop", () => {
  it("sells a holding that has lost as much of its cost as the mandate bears, also when no sleeve is due", () => {
    expect(told(decidedAt("90"))).toEqual(["stop-loss of main: SPY, cost 100", "sell 10 SPY"]);
    expect(told(decidedAt("90.01"))).toEqual([]);
  });

  it("has the bound of its symbol, where the mandate names one", () => {
    const exits = { ...RULES, stopLoss: bound("0.1", { SPY: "0.2" }) };

    expect(told(decidedAt("80.01", { mandate: { exits } }))).toEqual([]);
    expect(told(decidedAt("80", { mandate: { exits } }))).toHaveLength(2);
  });

  it("is not there unless the mandate says so", () => {
    expect(told(decidedAt("1", { mandate: { exits: NO_EXITS } }))).toEqual([]);
    expect(
      told(decidedAt("1", { mandate: { exits: { ...NO_EXITS, stopLoss: bound(undefined, { TLT: "0.1" }) } } })),
    ).toEqual([]);
  });

  it("sells however little it is, and leaves what other sleeves have paid less for", () => {
    const rebalance = { cashReserve: NO_WEIGHT, driftBand: weight("0.5"), smallestTrade: money("1000") };
    const sleeves = ["a", "b"].map((name) => sleeve(name, "0.5", wanting({ SPY: 1 }, MONTHLY)));
    const book = buying(buying(holding({}), "a", "1", "100"), "b", "99", "90");
    const { plan } = decide(
      mandateFor(sleeves, { exits: RULES, rebalance }),
      marketAt({ SPY: "90" }),
      accountWith(book),
    );

    expect(spoken(plan?.trades ?? [])).toEqual(["sell 1 SPY"]);
  });

  it("believes no price that nothing else would be traded at", () => {
    const quotes = new Map([[SPY, quoted("91", "89")]]);

    expect(decidedAt("90", { market: { quotes } })).toMatchObject({ plan: undefined, exits: [], intents: [] });
  });

  it("trades nothing while a sleeve is undecided that the mandate trades nothing without", () => {
    const halves = [sleeve("main", "0.5", wanting({ SPY: 1 })), sleeve("other", "0.5", undecided("a bar is missing"))];
    const decision = decide(mandateFor(halves, { exits: RULES }), marketAt({ SPY: "90" }), accountWith(heldAt100()));

    expect(decision).toMatchObject({ plan: undefined, exits: [] });
  });
});

describe("a target", () => {
  it("sells a holding that has gained as much of its cost", () => {
    expect(told(decidedAt("125"))).toEqual(["take-profit of main: SPY, cost 100", "sell 10 SPY"]);
    expect(told(decidedAt("124.99"))).toEqual([]);
  });
});

describe("what an exit has sold", () => {
  const barred = [{ sleeve: "main", ticker: SPY }];

  it("is not bought in the same decision, nor by the next ones", () => {
    expect(decidedAt("90", { isDue: true })).toMatchObject({ barred });
    expect(spoken(decidedAt("90", { isDue: true }).intents)).toEqual(["sell 10 SPY"]);

    const next = decidedAt("100", { book: barring(holding({}, "900")), isDue: true, wants: { SPY: 0.5, TLT: 0.5 } });
    expect(spoken(next.intents), "its part stays in cash").toEqual(["buy 4.5 TLT"]);
    expect(next.barred).toEqual(barred);
  });

  it("is sold by the next decision as far as it is still there, whatever its price", () => {
    expect(told(decidedAt("100", { book: barring(heldAt100()) }))).toEqual(["sell 10 SPY"]);
  });

  it("may be bought again once the strategy has wanted none of it", () => {
    const book = barring(heldAt100());

    expect(decidedAt("100", { book, wants: { TLT: 1 } }).barred).toEqual([]);
    expect(decidedAt("100", { book, wants: { SPY: 0, TLT: 1 } }).barred).toEqual([]);
    expect(decidedAt("100", { book, wants: { SPY: 0.01, TLT: 0.99 } }).barred).toEqual(barred);
  });

  it("is not let go by a strategy that does not know", () => {
    const stays = sleeve("main", "1", undecided("a bar is missing"), { kind: "stay" });
    const decision = decide(
      mandateFor([stays], { exits: RULES }),
      marketAt({ SPY: "100" }),
      accountWith(barring(heldAt100())),
    );

    expect(decision.barred).toEqual(barred);
  });

  it("is not let go when everything is sold, where what reaches a bound then is barred as well", () => {
    const account = accountWith(barring(holding({ SPY: "10", TLT: "10" })));
    const { barred: kept } = decideFlat(
      mandateFor(wanting({}), { exits: RULES }),
      marketAt({ SPY: "1", TLT: "2" }),
      account,
    );

    expect(kept).toEqual([{ sleeve: "main", ticker: ticker("TLT") }, ...barred]);
  });

  it("is let go when the mandate has the sleeve no more", () => {
    const others = [sleeve("other", "1", wanting({ TLT: 1 }, MONTHLY))];
    const decision = decide(
      mandateFor(others, { exits: RULES }),
      marketAt({ SPY: "100", TLT: "100" }),
      accountWith(barring(heldAt100())),
    );

    expect(decision.barred).toEqual([]);
  });

  it("is bought by other sleeves as they like", () => {
    const halves = [sleeve("main", "0.5", wanting({ SPY: 1 }, MONTHLY)), sleeve("other", "0.5", wanting({ SPY: 1 }))];
    const { plan } = decide(
      mandateFor(halves, { exits: RULES }),
      marketAt({ SPY: "90", TLT: "100" }),
      accountWith(heldAt100("900")),
    );

    expect(
      plan?.transfers.map(({ from, to, quantity: shares }) => `${from} gives ${shares.toString()} to ${to}`),
    ).toEqual(["main gives 10 to other"]);
  });
});
