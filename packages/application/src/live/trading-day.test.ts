import { instant, instantOf, isoTime, session } from "@alchemiser/domain";
import { NOW, TODAY } from "@alchemiser/domain/testing";
import { describe, expect, it } from "vitest";
import { LiveWorld } from "../testing/live-world.ts";
import { tradingDayAt, type TradingDay } from "./trading-day.ts";

const { marketData } = new LiveWorld().ports;

async function dayAt(time: string): Promise<TradingDay> {
  const answer = await tradingDayAt(instantOf(time), marketData);
  return answer.outcome === "refused" ? expect.fail(answer.reason) : answer.day;
}

describe("tradingDayAt", () => {
  it("trades in the session in progress, on signals of the one before", async () => {
    const { tradeSession, signalSession } = await dayAt("2025-07-02T15:00:00Z");

    expect([signalSession, tradeSession]).toEqual(["2025-07-01", "2025-07-02"]);
  });

  it("sends orders from five minutes after the open until ten minutes before the close", async () => {
    const { window } = await dayAt("2025-07-02T15:00:00Z");

    expect([isoTime(window.from), isoTime(window.until)]).toEqual([
      "2025-07-02T13:35:00.000Z",
      "2025-07-02T19:50:00.000Z",
    ]);
  });

  it("ends earlier when the exchange closes earlier", async () => {
    const { window } = await dayAt("2025-07-03T15:00:00Z");

    expect(isoTime(window.until)).toBe("2025-07-03T16:50:00.000Z");
  });

  it("waits for the next session from the close on, over holidays and weekends", async () => {
    const { tradeSession, signalSession } = await dayAt("2025-07-03T17:00:00Z");

    expect([signalSession, tradeSession]).toEqual(["2025-07-03", "2025-07-07"]);
  });

  it("says so when the exchange has called the session off", async () => {
    const { ports } = new LiveWorld(new Set([TODAY, session("2025-07-07")]));

    expect(await tradingDayAt(NOW, ports.marketData)).toEqual({
      outcome: "refused",
      because: "closed",
      reason: "the exchange announces that it stays closed on 2025-07-02",
    });
    expect(await tradingDayAt(instant(NOW + 86_400_000), ports.marketData)).toMatchObject({
      day: { tradeSession: "2025-07-03" },
    });
  });
});
