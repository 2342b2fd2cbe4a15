import { describe, expect, it } from "vitest";
import { decide, decideFlat } from "../decide.ts";
import type { Lately } from "../market/lately.ts";
import { money, quantity, weight } from "../money/money.ts";
import { accountWith, holding, mandateFor, marketAt, wanting } from "../testing/scenario.ts";
import { DEFAULT_LIMITS, FULL_LIMITS, type Limits } from "./limits.ts";

const trading = (volume: number): Lately => ({ volume, volatility: Number.NaN, returns: new Float64Array(0) });

interface Scene {
  readonly lately?: Lately;
  readonly sells?: boolean;
  readonly slices?: number;
}

/** What the gate says to a purchase of 20 SPY, or to a sale of them. */
function verdictOn(limits: Partial<Limits>, { lately, sells = false, slices = 1 }: Scene) {
  const market = marketAt({ SPY: "500", TLT: "100" }, { lately: () => lately });
  const quotes = new Map([...market.quotes].map(([name, quote]) => [name, { ...quote, bidSize: quantity("30") }]));
  const { verdicts } = decide(
    mandateFor(wanting({ [sells ? "TLT" : "SPY"]: 1 }), { limits: { ...FULL_LIMITS, ...limits } }),
    { ...market, quotes },
    accountWith(sells ? holding({ SPY: "20" }) : holding({}, "10000"), { slices: () => slices }),
  );
  const verdict = verdicts.find(({ intent }) => intent.ticker === "SPY");
  return {
    denials: verdict?.denials.map(({ code, sentence }) => `${code}: ${sentence}`),
    excuses: verdict?.notApplicable,
  };
}

describe("the volume of a session", () => {
  const { maxShareOfVolume } = DEFAULT_LIMITS;

  it("denies with ORDER_ABOVE_VOLUME an order for more than a hundredth of it", () => {
    expect(verdictOn({ maxShareOfVolume }, { lately: trading(1999) }).denials).toEqual([
      "ORDER_ABOVE_VOLUME: the order is for 20 shares, 1999 are traded in a session, the mandate allows 0.01 of them",
    ]);
    expect(verdictOn({ maxShareOfVolume }, { lately: trading(2000) }).denials).toEqual([]);
    expect(verdictOn({ maxShareOfVolume }, { lately: trading(1999), sells: true }).denials).toHaveLength(1);
  });

  it.each([
    ["no bars", undefined],
    ["bars without it", trading(Number.NaN)],
    ["bars that tell none", trading(0)],
  ])("cannot be asked for where there are %s", (_, lately) => {
    expect(verdictOn({ maxShareOfVolume }, lately === undefined ? {} : { lately })).toEqual({
      denials: [],
      excuses: [
        { code: "ORDER_ABOVE_VOLUME", sentence: "nobody tells how many shares of SPY are traded in a session" },
      ],
    });
  });

  it("is not asked for where the mandate states no share of it", () => {
    expect(verdictOn({}, { lately: trading(1) })).toEqual({ denials: [], excuses: [] });
  });
});

describe("what the quote shows", () => {
  it("denies with ORDER_ABOVE_DISPLAYED an order for more than the mandate's share of its side", () => {
    const limits = { maxShareOfDisplayed: weight("0.5") };

    expect(verdictOn(limits, {}).denials, "a thousand are offered").toEqual([]);
    expect(verdictOn(limits, { sells: true }).denials).toEqual([
      "ORDER_ABOVE_DISPLAYED: the order is for 20 shares, the quote shows 30, the mandate allows 0.5 of them",
    ]);
    expect(verdictOn({}, { sells: true }).denials, "no share is stated").toEqual([]);
  });
});

describe("a leg that is sent in slices", () => {
  const shares = { maxShareOfVolume: weight("0.01"), maxShareOfDisplayed: weight("0.2") };

  it("is held against the limits of an order by its largest slice", () => {
    const scene = { lately: trading(600), sells: true };

    expect(verdictOn({ ...shares, maxOrderValue: money("3000") }, { ...scene, slices: 4 }).denials).toEqual([]);
    expect(verdictOn({ ...shares, maxOrderValue: money("3000") }, { ...scene, slices: 3 }).denials).toEqual([
      "ORDER_ABOVE_LIMIT: the order is worth 3500.00, the mandate allows 3000.00 an order",
      "ORDER_ABOVE_VOLUME: the order is for 7 shares, 600 are traded in a session, the mandate allows 0.01 of them",
      "ORDER_ABOVE_DISPLAYED: the order is for 7 shares, the quote shows 30, the mandate allows 0.2 of them",
    ]);
  });
});

describe("a way out", () => {
  it("is not shut by how little is traded or shown: its slices are bounded by that", () => {
    const market = marketAt({ SPY: "500" }, { lately: () => trading(100) });
    const limits = { ...FULL_LIMITS, maxShareOfVolume: weight("0.01"), maxShareOfDisplayed: weight("0.01") };
    const { verdicts } = decideFlat(mandateFor([], { limits }), market, accountWith(holding({ SPY: "20" })));

    expect(verdicts).toMatchObject([{ outcome: "approved", denials: [] }]);
  });
});
