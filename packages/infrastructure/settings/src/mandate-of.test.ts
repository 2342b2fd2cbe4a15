import { alpacaCosts, DEFAULT_LADDER, DEFAULT_LIMITS, money, NO_EXITS, ticker, weight } from "@alchemiser/domain";
import { sleeve, wanting } from "@alchemiser/domain/testing";
import { describe, expect, it } from "vitest";
import { field } from "./field.ts";
import { mandateOf } from "./mandate-of.ts";
import { mandateSchema } from "./mandate-schema.ts";
import { TEXT } from "./readers.ts";

const schema = mandateSchema({ strategy: field(TEXT), nameOf: (strategy) => strategy });
const SLEEVES = [sleeve("bold", "1", wanting({ SPY: 1 }))];

describe("mandateOf", () => {
  it("protects a newcomer with the limits and the patience of the domain", () => {
    const settings = schema.parse({ sleeves: [{ strategy: "bold", weight: "100%" }] });

    expect(mandateOf(settings, SLEEVES)).toEqual({
      name: "main",
      capital: { of: "account" },
      sleeves: SLEEVES,
      rebalance: { cashReserve: weight("0.01"), driftBand: weight("0"), smallestTrade: money("1") },
      limits: DEFAULT_LIMITS,
      exits: NO_EXITS,
      costs: alpacaCosts,
      reach: weight("0.001"),
      execution: DEFAULT_LADDER,
    });
  });

  it("sells at the bounds that the settings state", () => {
    const settings = schema.parse({
      sleeves: [{ strategy: "bold", weight: "100%" }],
      stopLoss: { default: "10%", TQQQ: "20%" },
      takeProfit: { SPY: "150%" },
    });

    expect(mandateOf(settings, SLEEVES).exits).toEqual({
      stopLoss: { standard: weight("0.1"), of: new Map([[ticker("TQQQ"), weight("0.2")]]) },
      takeProfit: { standard: undefined, of: new Map([[ticker("SPY"), weight("1.5")]]) },
    });
  });

  it("allows what the settings say in words", () => {
    const settings = schema.parse({
      sleeves: [{ strategy: "bold", weight: "100%" }],
      maxWeight: { default: "20%", TQQQ: "100%" },
      maxSector: { default: "150%", technology: "300%" },
      maxOrderValue: "5000",
      maxShareOfVolume: "0.5%",
      maxShareOfDisplayed: "200%",
      maxValueAtRisk: "3%",
      maxExpectedShortfall: "4.5%",
      maxTurnover: "50%",
      maxGrossExposure: "90%",
      maxPriceJump: "40%",
      maxRepeats: "5",
      breakers: { mode: "counted", dayLoss: "8%", severeDayLoss: "12%", drawdown: "35%", rejects: "5", outages: "9" },
    });

    expect(mandateOf(settings, SLEEVES).limits).toEqual({
      ...DEFAULT_LIMITS,
      maxWeight: weight("0.2"),
      maxWeightOf: new Map([[ticker("TQQQ"), weight("1")]]),
      maxSector: weight("1.5"),
      maxSectorOf: new Map([["technology", weight("3")]]),
      maxOrderValue: money("5000"),
      maxShareOfVolume: weight("0.005"),
      maxShareOfDisplayed: weight("2"),
      maxValueAtRisk: weight("0.03"),
      maxExpectedShortfall: weight("0.045"),
      maxTurnover: weight("0.5"),
      maxGrossExposure: weight("0.9"),
      maxPriceJump: weight("0.4"),
      maxRepeats: 5,
      breakers: {
        mode: "counted",
        dayLoss: weight("0.08"),
        severeDayLoss: weight("0.12"),
        drawdown: weight("0.35"),
        rejects: 5,
        outages: 9,
      },
    });
  });
});
