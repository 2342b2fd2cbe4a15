import { ticker, type DailyBars, type Finding } from "@alchemiser/domain";
import { walkingBars } from "@alchemiser/domain/testing";
import { describe, expect, it } from "vitest";
import type { BarStore } from "../ports/bar-store.ts";

const spy = (source: string, moves: readonly number[]): DailyBars => walkingBars({ ticker: "SPY", source, moves });

const stored = (bars: DailyBars, findings: readonly Finding[] = []): Parameters<BarStore["write"]>[0] => ({
  bars,
  findings,
  otherSource: "refuse",
});

const noted = (name: string, count: number): Finding => ({
  name,
  severity: "noted",
  session: undefined,
  count,
  sentence: `${count} of ${name}`,
});

type Open = () => Promise<BarStore>;

/** What it means to be a `BarStore`. `open` gives a new, empty one each time. */
export function barStoreContract(name: string, open: Open): void {
  describe(`${name} honours the bar store contract`, () => {
    keeping(open);
    replacing(open);
  });
}

function keeping(open: Open): void {
  it("holds nothing at first", async () => {
    const store = await open();

    expect(await store.summaries()).toEqual([]);
    expect(await store.read(ticker("SPY"))).toBeUndefined();
  });

  it("gives back a series bit for bit", async () => {
    const store = await open();
    const bars = walkingBars({ ticker: "BRK.B", after: "1993-01-28", moves: [1, 1 / 3, 1e-9, 7e15, 1.1] });
    const factors = { splitFactor: bars.close.map((close) => 1 / close), dividendFactor: bars.low };

    await store.write(stored({ ...bars, ...factors, basis: "split-adjusted" }));

    expect(await store.read(ticker("BRK.B"))).toEqual({ ...bars, ...factors, basis: "split-adjusted" });
  });

  it("sums its series up in the order of their tickers, findings counted by name", async () => {
    const store = await open();
    const findings = [noted("gap", 2), noted("zero-volume", 7), noted("gap", 3)];
    await store.write(stored(spy("yahoo", [1, 1, 1]), findings));
    await store.write(stored(walkingBars({ ticker: "BIL", moves: [1] })));

    const [bil, summary] = await store.summaries();

    expect(bil?.ticker).toBe("BIL");
    expect(summary).toEqual({
      ticker: "SPY",
      source: "yahoo",
      basis: "raw",
      first: "2020-01-02",
      last: "2020-01-06",
      sessions: 3,
      findings: [
        { name: "gap", count: 5 },
        { name: "zero-volume", count: 7 },
      ],
    });
  });
}

function replacing(open: Open): void {
  it("replaces a series with a newer one of the same source", async () => {
    const store = await open();
    await store.write(stored(spy("yahoo", [1, 1]), [noted("gap", 1)]));

    const storing = await store.write(stored(spy("yahoo", [1, 1, 2])));

    expect(storing).toEqual({ outcome: "stored" });
    expect(await store.read(ticker("SPY"))).toEqual(spy("yahoo", [1, 1, 2]));
    expect((await store.summaries()).map(({ findings }) => findings)).toEqual([[]]);
  });

  it("refuses a second source for a symbol and keeps what it has", async () => {
    const store = await open();
    await store.write(stored(spy("yahoo", [1, 1])));

    const storing = await store.write(stored(spy("iex", [1, 1, 2])));

    expect(storing).toMatchObject({ outcome: "refused", heldSource: "yahoo" });
    expect(await store.read(ticker("SPY"))).toEqual(spy("yahoo", [1, 1]));
  });

  it("takes another source when it is told to replace", async () => {
    const store = await open();
    await store.write(stored(spy("yahoo", [1, 1])));

    const storing = await store.write({ ...stored(spy("iex", [1, 2])), otherSource: "replace" });

    expect(storing).toEqual({ outcome: "stored" });
    expect((await store.read(ticker("SPY")))?.source).toBe("iex");
  });

  it("does not let in what an inspection found fatal, nor a series without bars", async () => {
    const store = await open();
    const fatal: Finding = { ...noted("out-of-order", 1), severity: "fatal" };

    await expect(async () => store.write(stored(spy("yahoo", [1]), [fatal]))).rejects.toThrow("fatal findings");
    await expect(async () => store.write(stored(spy("yahoo", [])))).rejects.toThrow("has none");
    expect(await store.summaries()).toEqual([]);
  });
}
