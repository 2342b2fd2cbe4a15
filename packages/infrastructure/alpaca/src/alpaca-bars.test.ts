import { newYorkInstant, session, ticker } from "@alchemiser/domain";
import { describe, expect, it } from "vitest";
import { HandClock } from "./testing/hand-clock.ts";
import { scriptedAlpaca, type ScriptedAlpaca } from "./testing/scripted-alpaca.ts";
import { reply } from "./testing/scripted-transport.ts";

const bar = (day: string): object => ({ t: `${day}T04:00:00Z`, o: 1, h: 1, l: 1, c: 1, v: 1 });
const PAGES = [
  { bars: { SPY: [bar("2025-06-30")] }, next_page_token: "second" },
  { bars: { SPY: [bar("2025-07-01"), bar("2025-07-02")], TLT: [bar("2025-07-02")] }, next_page_token: null },
];
const request = {
  tickers: [ticker("SPY"), ticker("TLT")],
  from: session("2025-06-30"),
  to: session("2025-07-02"),
};

const at = (hours: number): ScriptedAlpaca =>
  scriptedAlpaca(
    { "daily-bars": ({ pageToken }) => reply(200, PAGES[pageToken === undefined ? 0 : 1]) },
    new HandClock(newYorkInstant(session("2025-07-02"), hours * 60)),
  );

describe("AlpacaBars", () => {
  it("pulls three times, page after page, always with feed and adjustment", async () => {
    const { bars, transport } = at(17);

    const [spy, tlt] = await bars.dailyBars(request);

    expect([spy?.ticker, spy?.sessions.length, tlt?.ticker]).toEqual(["SPY", 3, "TLT"]);
    expect(
      transport.sent.map((operation) =>
        operation.name === "daily-bars"
          ? `${operation.feed} ${operation.adjustment} ${operation.pageToken ?? "first"}`
          : "",
      ),
    ).toEqual([
      "sip raw first",
      "sip raw second",
      "sip split first",
      "sip split second",
      "sip all first",
      "sip all second",
    ]);
  });

  it.each([15, 16.2])(
    "has no bar for a day that at %s hours is not over for all, nor a series without bars",
    async (hours) => {
      const series = await at(hours).bars.dailyBars(request);

      expect(series.map((bars) => [bars.ticker, bars.sessions.at(-1)])).toEqual([["SPY", "2025-07-01"]]);
    },
  );

  it("does not ask for days that are all still to come", async () => {
    const { bars, transport } = at(15);

    expect(await bars.dailyBars({ ...request, from: session("2025-07-02") })).toEqual([]);
    expect(transport.sent).toEqual([]);
  });
});
