import { session, ticker, type DailyBars } from "@alchemiser/domain";
import { NOW, walkingBars, YESTERDAY } from "@alchemiser/domain/testing";
import { describe, expect, it } from "vitest";
import { BarShelf } from "../testing/bar-shelf.ts";
import { barsOf } from "../testing/live-world.ts";
import { MemoryBarStore } from "./memory-bar-store.ts";
import { refreshBars, type Refreshed } from "./refresh-bars.ts";

const SPY = barsOf("SPY");
const TLT = barsOf("TLT");
/** From an earlier day on, and behind. */
const OLD_SPY = walkingBars({ ticker: "SPY", after: "2025-06-22", moves: [1, 1] });
const since = session("2025-06-26");

async function storeWith(...held: readonly DailyBars[]): Promise<MemoryBarStore> {
  const store = new MemoryBarStore();
  for (const bars of held) await store.write({ bars, findings: [], otherSource: "refuse" });
  return store;
}

const refreshed = (store: MemoryBarStore, source: BarShelf): Promise<Refreshed> =>
  refreshBars(store, source, { tickers: [ticker("TLT"), ticker("SPY")], since, upTo: YESTERDAY, now: NOW });

describe("refreshBars", () => {
  it("asks nobody when what is stored reaches the session", async () => {
    const source = new BarShelf([]);

    expect(await refreshed(await storeWith(SPY, TLT), source)).toEqual({ bars: [TLT, SPY], unusable: [] });
    expect(source.requests).toEqual([]);
  });

  it("asks for what is not stored from the first session that is wanted, and keeps it", async () => {
    const store = await storeWith(TLT);
    const source = new BarShelf([SPY, TLT]);

    expect(await refreshed(store, source)).toEqual({ bars: [TLT, SPY], unusable: [] });
    expect(source.requests).toEqual([{ tickers: ["SPY"], from: since, to: YESTERDAY }]);
    expect((await store.summaries()).map((summary) => summary.ticker)).toEqual(["SPY", "TLT"]);
  });

  it("reads a series that is behind anew from its own first session", async () => {
    const store = await storeWith(OLD_SPY, TLT);
    const source = new BarShelf([SPY]);
    await refreshed(store, source);

    expect(source.requests).toEqual([{ tickers: ["SPY"], from: "2025-06-23", to: YESTERDAY }]);
    expect(await store.read(SPY.ticker)).toEqual(SPY);
  });

  it("reads a series that begins too late anew from the first session that is wanted", async () => {
    const late = walkingBars({ ticker: "SPY", after: "2025-06-26", moves: [1, 1] });
    const source = new BarShelf([SPY]);
    await refreshed(await storeWith(late, TLT), source);

    expect(source.requests).toEqual([{ tickers: ["SPY"], from: since, to: YESTERDAY }]);
  });

  it("keeps nothing that is broken, and says what is wrong with it", async () => {
    const store = await storeWith(OLD_SPY, TLT);
    const broken: DailyBars = { ...SPY, open: SPY.open.with(1, Number.NaN) };
    const { bars, unusable } = await refreshed(store, new BarShelf([broken]));

    expect(bars).toEqual([TLT]);
    expect(unusable).toEqual([{ ticker: "SPY", reason: expect.stringContaining('open is "NaN"') as unknown }]);
    expect(await store.read(SPY.ticker)).toEqual(OLD_SPY);
  });

  it("never mixes two sources", async () => {
    const store = await storeWith(OLD_SPY, TLT);
    const { unusable } = await refreshed(store, new BarShelf([{ ...SPY, source: "elsewhere" }]));

    expect(unusable).toEqual([
      {
        ticker: "SPY",
        reason: '"SPY" is held from "synthetic" and never mixed with another source, "elsewhere"',
      },
    ]);
  });

  it("puts a series of a source that takes the place of another in its place, if both are raw", async () => {
    const old: DailyBars = { ...OLD_SPY, source: "one-venue" };
    const source = new BarShelf([SPY], ["one-venue"]);
    const store = await storeWith(old, TLT);
    const adjusted = await storeWith({ ...old, basis: "total-return" }, TLT);

    expect(await refreshed(store, source)).toEqual({ bars: [TLT, SPY], unusable: [] });
    expect(await store.read(SPY.ticker)).toEqual(SPY);
    expect((await refreshed(adjusted, source)).unusable).toMatchObject([{ ticker: "SPY" }]);
  });

  it("gives what there is when the source does not know a symbol", async () => {
    expect(await refreshed(await storeWith(TLT), new BarShelf([]))).toEqual({ bars: [TLT], unusable: [] });
  });
});
