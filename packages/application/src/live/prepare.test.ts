import { Decimal, instant, session, ticker, type DailyBars, type Mandate, type Session } from "@alchemiser/domain";
import { mandateFor, NOW, sleeve, TODAY, walkingBars, wanting, YESTERDAY } from "@alchemiser/domain/testing";
import { describe, expect, it } from "vitest";
import { BarShelf } from "../testing/bar-shelf.ts";
import { RECORD_OF_EVERY_KIND } from "../testing/ledger-records.ts";
import { barsOf, LiveWorld } from "../testing/live-world.ts";
import { MemoryBarStore } from "./memory-bar-store.ts";
import type { Desk } from "./desk.ts";
import { prepare } from "./prepare.ts";

const mandate = mandateFor([
  sleeve("a", "0.5", wanting({ TLT: 0.5, SPY: 0.5 })),
  sleeve("b", "0.5", wanting({ SPY: 1 })),
]);

interface Circumstances {
  readonly bars?: readonly DailyBars[];
  readonly closings?: ReadonlySet<Session>;
}

function deskWith({ bars = [barsOf("SPY"), barsOf("TLT")], closings }: Circumstances = {}): {
  readonly desk: Desk;
  readonly source: BarShelf;
} {
  const source = new BarShelf(bars);
  const { ports } = new LiveWorld(closings);
  return { desk: { ports, bars: { store: new MemoryBarStore(), source, since: session("2025-06-26") } }, source };
}

describe("prepare", () => {
  it("brings every symbol of the mandate up to the session that signals are read from", async () => {
    const { desk, source } = deskWith();
    const prepared = await prepare(desk, mandate);

    expect(prepared).toMatchObject({
      outcome: "prepared",
      day: { tradeSession: TODAY, signalSession: YESTERDAY },
      past: { signalSession: YESTERDAY, signalRow: 3 },
      task: { mandate, tradeSession: TODAY, revision: 0, window: { from: NOW, until: instant(NOW + 22_500_000) } },
    });
    expect(source.requests).toEqual([{ tickers: ["SPY", "TLT"], from: "2025-06-26", to: YESTERDAY }]);
  });

  it("brings up what is held too, which the mandate may not name any more", async () => {
    const { desk, source } = deskWith();
    await desk.ports.ledger.append(RECORD_OF_EVERY_KIND);
    const prepared = await prepare(desk, mandateFor(wanting({ TLT: 1 })));

    expect(source.requests[0]?.tickers).toEqual(["TLT", "SPY"]);
    expect(prepared.outcome === "prepared" && prepared.past.lastClose(ticker("SPY"))).toBeInstanceOf(Decimal);
  });

  it("takes the revision that a person gives", async () => {
    expect(await prepare(deskWith().desk, mandate, { revision: 2 })).toMatchObject({ task: { revision: 2 } });
  });

  it("refuses when the exchange stays closed, and asks for no bars", async () => {
    const { desk, source } = deskWith({ closings: new Set([TODAY]) });

    expect(await prepare(desk, mandate)).toEqual({
      outcome: "refused",
      because: "closed",
      reason: "the exchange announces that it stays closed on 2025-07-02",
    });
    expect(source.requests).toEqual([]);
  });

  it("refuses prices that are adjusted for good: no order trades at them", async () => {
    const research: DailyBars = { ...barsOf("SPY"), basis: "total-return" };

    expect(await prepare(deskWith({ bars: [research, barsOf("TLT")] }).desk, mandate)).toMatchObject({
      outcome: "refused",
      because: "bars",
      reason: `the signals read ${YESTERDAY}, but the prices of SPY are adjusted for good`,
    });
  });

  it("refuses a past that is not complete, and names every symbol", async () => {
    const short = walkingBars({ ticker: "SPY", after: "2025-06-25", moves: [1, 1] });

    expect(await prepare(deskWith({ bars: [short] }).desk, mandate)).toEqual({
      outcome: "refused",
      because: "bars",
      reason: "the signals read 2025-07-01, but SPY has no bar after 2025-06-27, TLT has no bars",
    });
  });

  it("refuses symbols that the broker does not know, rather than to call their bars late", async () => {
    const wrong = mandateFor(wanting({ SPY: 0.5, NOPE: 0.5 }));

    expect(await prepare(deskWith().desk, wrong)).toEqual({
      outcome: "refused",
      because: "symbols",
      reason: "the broker does not know NOPE, which the mandate's strategies or shelters name",
    });
  });

  it("refuses bars that cannot be used, and says why", async () => {
    const spy = barsOf("SPY");
    const broken: DailyBars = { ...spy, open: spy.open.with(0, Number.NaN) };

    expect(await prepare(deskWith({ bars: [broken, barsOf("TLT")] }).desk, mandate)).toMatchObject({
      because: "bars",
      reason: expect.stringMatching(/^the signals read 2025-07-01, but SPY: .*open is "NaN"/) as unknown,
    });
  });
});

describe("prepare, for a sleeve with a remedy", () => {
  const remedied = mandateFor([
    sleeve("a", "0.5", wanting({ SPY: 1 })),
    sleeve("b", "0.5", wanting({ TLT: 1 }), { kind: "stay" }),
  ]);

  it("goes without its bars when they are not there", async () => {
    const { desk } = deskWith({ bars: [barsOf("SPY")] });
    expect(await prepare(desk, remedied)).toMatchObject({ outcome: "prepared", past: { signalSession: YESTERDAY } });
  });

  it("still refuses when no symbol reaches the session that signals are read from", async () => {
    const alone = mandateFor([sleeve("b", "1", wanting({ TLT: 1 }), { kind: "stay" })]);
    const { desk } = deskWith({ bars: [] });

    expect(await prepare(desk, alone)).toMatchObject({ outcome: "refused" });
  });
});

describe("prepare, for whoever only sells", () => {
  it("asks for what is held, and refuses nothing that is missing", async () => {
    const { desk, source } = deskWith({ bars: [] });
    await desk.ports.ledger.append(RECORD_OF_EVERY_KIND);

    expect(await prepare(desk, mandate, { aim: "flatten" })).toMatchObject({
      outcome: "prepared",
      bars: [],
      task: { aim: "flatten", revision: 1 },
    });
    expect(source.requests.map(({ tickers }) => tickers)).toEqual([["SPY"]]);
  });

  it("does not wait for the auction of the close", async () => {
    const patient: Mandate = { ...mandate, execution: { ...mandate.execution, auction: "close" } };
    const wanted = async (aim: "rebalance" | "flatten"): Promise<unknown> => prepare(deskWith().desk, patient, { aim });

    expect(await wanted("rebalance")).toMatchObject({ task: { execution: { auction: "close" } } });
    expect(await wanted("flatten")).toMatchObject({ task: { execution: { auction: "none" } } });
  });

  it("tells a wrong price by the last closes that there are", async () => {
    const { desk } = deskWith();
    await desk.ports.ledger.append(RECORD_OF_EVERY_KIND);
    const prepared = await prepare(desk, mandate, { aim: "flatten" });

    expect(prepared.outcome === "prepared" && prepared.past.lastClose(ticker("SPY"))).toBeInstanceOf(Decimal);
  });

  it("asks for no bars at all where nothing is sent", async () => {
    const { desk, source } = deskWith();
    await desk.ports.ledger.append(RECORD_OF_EVERY_KIND);

    expect(await prepare(desk, mandate, { aim: "reconcile" })).toMatchObject({ bars: [], task: { revision: 0 } });
    expect(source.requests).toEqual([]);
  });
});
