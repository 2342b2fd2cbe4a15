import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { session } from "../calendar/session.ts";
import { money, weight } from "../money/money.ts";
import { lossTrips, outageTrip, rejectTrip, type Breakers } from "./breakers.ts";
import { afterLook, afterResuming, NO_STANDING, type Standing } from "./standing.ts";

const RULES: Breakers = {
  mode: "act",
  dayLoss: weight("0.03"),
  severeDayLoss: weight("0.05"),
  drawdown: weight("0.15"),
  rejects: 3,
  outages: 3,
};

const DAYS = ["2025-07-01", "2025-07-02", "2025-07-03", "2025-07-07"].map(session);

/** What a mandate was worth once in each session, from the first on. */
const standingAfter = (...worth: readonly number[]): Standing =>
  worth.reduce(
    (standing, equity, index) =>
      afterLook(standing, { session: DAYS[index] ?? expect.fail("a day for each"), equity: money(String(equity)) }),
    NO_STANDING,
  );

const trippedBy = (standing: Standing, equity: number, day = "2025-07-08"): readonly string[] =>
  lossTrips(standing, { session: session(day), equity: money(String(equity)) }, RULES).map(({ breaker }) => breaker);

describe("the breakers for losses", () => {
  it.each([
    [9701, []],
    [9700, ["DAY_LOSS"]],
    [9501, ["DAY_LOSS"]],
    [9500, ["DAY_LOSS", "SEVERE_DAY_LOSS"]],
    [8500, ["DAY_LOSS", "SEVERE_DAY_LOSS", "DRAWDOWN"]],
    [10_000, []],
  ])("find that %d after 10000 trips %j", (equity, trips) => {
    expect(trippedBy(standingAfter(10_000), equity)).toEqual(trips);
  });

  it("measure a drawdown from the peak, however slowly it came", () => {
    const standing = standingAfter(10_000, 9750, 9500, 9250);

    expect(trippedBy(standing, 9000)).toEqual([]);
    expect(
      trippedBy(afterLook(standing, { session: session("2025-07-08"), equity: money("9000") }), 8500, "2025-07-09"),
    ).toEqual(["DAY_LOSS", "SEVERE_DAY_LOSS", "DRAWDOWN"]);
  });

  it("trip for a drawdown also on a day that gains", () => {
    expect(trippedBy(standingAfter(20_000, 16_000), 16_500)).toEqual(["DRAWDOWN"]);
  });

  it("stop all trading for a severe loss of a day and for a drawdown, and say from what each was measured", () => {
    const trips = lossTrips(
      standingAfter(12_000, 10_000),
      { session: session("2025-07-03"), equity: money("9500") },
      RULES,
    );

    expect(trips.map(({ state, reason }) => `${state}: ${reason}`)).toEqual([
      "REDUCING: the mandate is worth 9500.00, it was worth 10000.00 in the session before",
      "HALTED: the mandate is worth 9500.00, it was worth 10000.00 in the session before",
      "HALTED: the mandate is worth 9500.00, it was worth 12000.00 at its peak",
    ]);
  });

  it("measure a day from the last look of the session before, whatever was seen since", () => {
    const standing = afterLook(standingAfter(10_000), { session: session("2025-07-02"), equity: money("9800") });

    expect(trippedBy(standing, 9690, "2025-07-02")).toEqual(["DAY_LOSS"]);
    expect(trippedBy(standing, 9690, "2025-07-03")).toEqual([]);
  });

  it("say what the mandate is worth, and what it was worth", () => {
    const [trip] = lossTrips(standingAfter(10_000), { session: session("2025-07-02"), equity: money("9600.5") }, RULES);

    expect(trip).toEqual({
      breaker: "DAY_LOSS",
      state: "REDUCING",
      reason: "the mandate is worth 9600.50, it was worth 10000.00 in the session before",
    });
  });

  it("have nothing to measure from before the first look, and after a person has resumed", () => {
    expect(trippedBy(NO_STANDING, 1)).toEqual([]);
    expect(trippedBy(afterResuming(standingAfter(10_000, 8000)), 8000)).toEqual([]);
    expect(trippedBy(afterResuming(standingAfter(10_000, 8000)), 8000, "2025-07-02")).toEqual([]);
  });

  it("trip for every loss that is larger than one that trips them", () => {
    const dollars = fc.integer({ min: 1, max: 20_000 });
    fc.assert(
      fc.property(dollars, dollars, (one, other) => {
        const [less, more] = [Math.min(one, other), Math.max(one, other)];
        const after = (lost: number) => trippedBy(standingAfter(20_000), 20_000 - lost);
        expect(after(more)).toEqual(expect.arrayContaining([...after(less)]));
      }),
    );
  });
});

describe("the breaker for rejected orders", () => {
  it("trips at the number that the mandate bears", () => {
    expect(rejectTrip(2, RULES)).toBeUndefined();
    expect(rejectTrip(3, RULES)).toMatchObject({
      ...{ breaker: "REJECTS", state: "HALTED" },
      reason: "the broker has rejected 3 orders in this run",
    });
  });
});

describe("the breaker for a broker that goes out of reach", () => {
  it("trips at the number of times that the mandate bears", () => {
    expect(outageTrip(2, RULES)).toBeUndefined();
    expect(outageTrip(3, RULES)).toMatchObject({
      ...{ breaker: "OUTAGES", state: "REDUCING" },
      reason: "the broker was out of reach 3 times in this run",
    });
  });
});
