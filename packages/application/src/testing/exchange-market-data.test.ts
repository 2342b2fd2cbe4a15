import { session } from "@alchemiser/domain";
import { TODAY } from "@alchemiser/domain/testing";
import { describe, expect, it } from "vitest";
import { LiveWorld } from "./live-world.ts";
import { marketDataContract } from "./market-data-contract.ts";

marketDataContract("The exchange in process", () =>
  Promise.resolve({ marketData: new LiveWorld().ports.marketData, close: () => Promise.resolve() }),
);

describe("ExchangeMarketData", () => {
  it("has no hours in a session that is called off", async () => {
    const { marketData } = new LiveWorld(new Set([TODAY])).ports;

    expect(await marketData.hours(TODAY)).toBeUndefined();
    expect(await marketData.hours(session("2025-07-03"))).toMatchObject({ isEarlyClose: true });
  });
});
