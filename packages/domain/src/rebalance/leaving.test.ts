import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decide, type Account, type Decision, type Market } from "../decide.ts";
import { ticker } from "../market/ticker.ts";
import { sum } from "../money/decimal.ts";
import { money, weight, type Quantity } from "../money/money.ts";
import { sharesOf, sleeveOf, withSleeve, type Book } from "../portfolio/book.ts";
import type { Mandate } from "../risk/mandate.ts";
import type { Schedule } from "../strategy/schedule.ts";
import {
  accountWith,
  mandateFor,
  marketAt,
  quoted,
  sharing,
  sleeve,
  spoken,
  spokenTransfers,
  undecided,
  wanting,
  YESTERDAY,
} from "../testing/scenario.ts";

const MONTHLY: Schedule = { kind: "calendar", frequency: "monthly" };
const market = marketAt({ SPY: "500", TLT: "100", BIL: "90" });

const spokenOrders = ({ plan }: Decision): readonly string[] => spoken(plan?.trades ?? []);

/** The book after a monthly rebalance that has just been. */
const rested = (book: Book, name: string): Book =>
  withSleeve(book, name, { ...sleeveOf(book, name), lastRebalance: YESTERDAY });

/** A mandate that holds TLT and is not due. */
const RESTING = mandateFor([sleeve("kept", "1", wanting({ TLT: 1 }, MONTHLY))]);

describe("a sleeve that the mandate does not have any more", () => {
  it("is sold, in its own name, and its money is the mandate's", () => {
    const decision = decide(
      mandateFor([sleeve("kept", "1", wanting({ TLT: 1 }))]),
      market,
      accountWith(sharing({ kept: { TLT: "10" }, gone: { SPY: "2" } })),
    );

    expect(decision.opinions.at(-1)).toEqual({ outcome: "leave", sleeve: "gone" });
    expect(spokenOrders(decision)).toEqual(["sell 2 SPY", "buy 10 TLT"]);
    expect(decision.intents[0]?.attribution).toMatchObject([{ sleeve: "gone" }]);
  });

  it("is sold while nobody else is due, and however little it is worth", () => {
    const rebalance = { cashReserve: weight("0"), driftBand: weight("0.1"), smallestTrade: money("500") };
    const book = rested(sharing({ kept: { TLT: "10" }, gone: { TLT: "0.01", SPY: "0.001" } }), "kept");
    const decision = decide({ ...RESTING, rebalance }, market, accountWith(book));

    expect(decision.opinions.map(({ outcome }) => outcome)).toEqual(["keep", "leave"]);
    expect(spokenOrders(decision)).toEqual(["sell 0.001 SPY", "sell 0.01 TLT"]);
  });

  it("gives what another sleeve wants to that sleeve", () => {
    const sleeves = [sleeve("kept", "1", wanting({ SPY: 1 }))];
    const decision = decide(mandateFor(sleeves), market, accountWith(sharing({ gone: { SPY: "2" } })));

    expect(decision.plan && spokenTransfers(decision.plan)).toEqual(["gone gives 2 SPY to kept"]);
    expect(spokenOrders(decision)).toEqual([]);
  });

  it("gives what is no whole share to a sleeve that stays, where parts of a share cannot be sold", () => {
    const asset = { ticker: ticker("TLT"), isTradable: true, isFractionable: false };
    const whole = { ...market, assets: new Map([[asset.ticker, asset]]) };
    const book = rested(sharing({ kept: { TLT: "10.5" }, gone: { TLT: "2.5" } }), "kept");
    const { plan } = decide(RESTING, whole, accountWith(book));

    expect(spoken(plan?.trades ?? [])).toEqual(["sell 2 TLT"]);
    expect(plan && spokenTransfers(plan)).toEqual(["gone gives 0.5 TLT to kept"]);
  });

  it("stays while the mandate waits for a sleeve, or for a price", () => {
    const book = accountWith(sharing({ gone: { SPY: "2" } }));
    const waiting = mandateFor([sleeve("kept", "1", undecided("no bars for GLD"))]);
    const crossed = { ...market, quotes: new Map([[ticker("SPY"), quoted("501", "500")]]) };

    expect(decide(waiting, market, book).plan).toBeUndefined();
    expect(decide(RESTING, crossed, book)).toMatchObject({ plan: undefined, intents: [] });
  });

  it("is named by the gate when the broker does not trade what it holds", () => {
    const asset = { ticker: ticker("SPY"), isTradable: false, isFractionable: true };
    const halted = { ...market, assets: new Map([...market.assets, [asset.ticker, asset]]) };
    const { verdicts, intents } = decide(RESTING, halted, accountWith(rested(sharing({ gone: { SPY: "2" } }), "kept")));

    expect(verdicts).toMatchObject([{ outcome: "denied", denials: [{ code: "ASSET_NOT_TRADABLE" }] }]);
    expect(intents).toEqual([]);
  });
});

describe("a sleeve that holds what its strategy does not know", () => {
  it("is due at once, whatever its schedule: the symbol has another name now", () => {
    const book = rested(sharing({ kept: { SPY: "2" } }), "kept");
    const decision = decide(RESTING, market, accountWith(book));

    expect(spokenOrders(decision)).toEqual(["sell 2 SPY", "buy 10 TLT"]);
  });
});

const NAMES = ["a", "b", "c", "d"] as const;
const amount = fc.integer({ min: 0, max: 3000 }).map((hundredths) => (hundredths / 100).toFixed(2));
const held = fc.record({ SPY: amount, TLT: amount, BIL: amount });
const books = fc.record({ a: held, b: held, c: held, d: held });
const wishes = fc.constantFrom(wanting({ TLT: 1 }), wanting({ SPY: 0.5, BIL: 0.5 }), wanting({ TLT: 1 }, MONTHLY));

/** A mandate of the first sleeves, with equal weights. */
const anyMandate = fc
  .tuple(fc.integer({ min: 1, max: 3 }), fc.array(wishes, { minLength: 3, maxLength: 3 }))
  .map(([count, strategies]) => {
    const share = ["1", "0.5", "0.333333333"][count - 1] ?? "1";
    return mandateFor(
      strategies.slice(0, count).map((strategy, index) => sleeve(NAMES[index] ?? "", share, strategy)),
      { rebalance: { cashReserve: weight("0.01"), driftBand: weight("0.02"), smallestTrade: money("50") } },
    );
  });

/** What a sleeve still has of a symbol once the plan is carried out. */
function leftOf({ plan }: Decision, book: Book, place: { readonly name: string; readonly symbol: string }): Quantity {
  const symbol = ticker(place.symbol);
  const gone = [
    ...(plan?.transfers ?? []).filter(({ from }) => from === place.name),
    ...(plan?.trades ?? [])
      .filter(({ side }) => side === "sell")
      .flatMap((trade) =>
        trade.attribution
          .filter((part) => part.sleeve === place.name)
          .map(({ quantity }) => ({ ticker: trade.ticker, quantity })),
      ),
  ].filter((part) => part.ticker === symbol);
  return sharesOf(sleeveOf(book, place.name), symbol).minus(sum(gone.map(({ quantity }) => quantity)));
}

describe("a decision, for any mandate and any book", () => {
  it("leaves nothing to a sleeve that the mandate does not have, and takes no more than it has", () => {
    fc.assert(
      fc.property(books, anyMandate, fc.boolean(), (shares, mandate: Mandate, isFractionable) => {
        const account: Account = accountWith(sharing(shares, "1000"));
        const assets = new Map([...market.assets].map(([name, asset]) => [name, { ...asset, isFractionable }]));
        const seen: Market = { ...market, assets };
        const decision = decide(mandate, seen, account);
        for (const name of NAMES)
          for (const symbol of ["SPY", "TLT", "BIL"]) {
            const left = leftOf(decision, account.book, { name, symbol });
            const isGone = !mandate.sleeves.some((one) => one.name === name);
            expect(left.isNegative(), `${name} gives more ${symbol} than it has`).toBe(false);
            if (isGone) expect(left.toString(), `${name} keeps ${symbol}`).toBe("0");
          }
      }),
      { numRuns: 300 },
    );
  });
});
