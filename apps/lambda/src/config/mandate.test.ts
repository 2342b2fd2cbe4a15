import { ticker } from "@alchemiser/domain";
import { describe, expect, it } from "vitest";
import { readMandate } from "./mandate.ts";

const reading = (settings: unknown): ReturnType<typeof readMandate> =>
  readMandate({ ALCHEMISER_MANDATE: JSON.stringify(settings) });

describe("the mandate in the environment", () => {
  it("is whole with nothing but its sleeves, which are called as in the command", () => {
    const { name, capital, sleeves, limits } = reading({ sleeves: [{ strategy: "200d-tqqq", weight: "100%" }] });

    expect([name, capital]).toEqual(["main", { of: "account" }]);
    expect(sleeves.map((sleeve) => sleeve.name)).toEqual(["200d-tqqq"]);
    expect(limits.maxWeight.toString()).toBe("0.1");
  });

  it("takes programs of one's own, and limits in words", () => {
    const calm = '(defsymphony "calm" {:rebalance-frequency :daily} [(asset "SPY")])';
    const { sleeves, limits } = reading({
      sleeves: [
        { strategy: calm, weight: "0.25" },
        { strategy: "holy-grail", weight: "75%", name: "grail" },
      ],
      maxWeight: { default: "20%", SPY: "50%" },
    });

    expect(sleeves.map(({ name, weight }) => [name, weight.toString()])).toEqual([
      ["calm", "0.25"],
      ["grail", "0.75"],
    ]);
    expect([limits.maxWeight.toString(), limits.maxWeightOf.get(ticker("SPY"))?.toString()]).toEqual(["0.2", "0.5"]);
  });

  it("is refused with everything that is wrong with it", () => {
    const wrong = { sleeves: [{ strategy: "200d", weight: "120%" }], reach: "far", maxWait: "1" };

    for (const fault of [
      "sleeves.0.strategy: must be one of 200d-tqqq",
      'ALCHEMISER_MANDATE.sleeves.0.weight: must be a share between 0% and 100%, such as 12.5% or 0.125, was "120%"',
      "ALCHEMISER_MANDATE.reach: must be a share",
      "ALCHEMISER_MANDATE.maxWait is not known",
    ])
      expect(() => reading(wrong)).toThrow(fault);
  });

  it("is refused when it is missing, is no JSON, or its weights are not the whole", () => {
    expect(() => readMandate({})).toThrow("ALCHEMISER_MANDATE must hold the mandate as JSON");
    expect(() => readMandate({ ALCHEMISER_MANDATE: "sleeves:" })).toThrow("ALCHEMISER_MANDATE must hold JSON");
    expect(() => reading({ sleeves: [{ strategy: "200d-tqqq", weight: "90%" }] })).toThrow("together 100%");
  });
});
