import { DEFAULT_LIMITS, money, ticker, weight } from "@alchemiser/domain";
import { describe, expect, it } from "vitest";
import { readConfiguration } from "../config/configuration.ts";
import { homeAt } from "../home.ts";
import { TemporaryHome } from "../testing/temporary-home.ts";
import { openMandate, type MandateReading } from "./open-mandate.ts";

async function open(home: TemporaryHome, mandate: string): Promise<MandateReading> {
  home.write("config.yaml", `mandate:\n${mandate}`);
  const place = homeAt(home.folder);
  const reading = await readConfiguration({ home: place, environment: {}, options: {} });
  if (reading.outcome === "refused") throw new Error(JSON.stringify(reading.problems));
  return openMandate(reading.configuration.mandate, place);
}

describe("openMandate", () => {
  it("protects a newcomer, and allows what the mandate says in words", async () => {
    const reading = await open(
      new TemporaryHome(),
      "  sleeves: [{ strategy: holy-grail, weight: 100% }]\n  maxWeight: { TQQQ: 100% }\n  maxOrderValue: 5000",
    );

    expect(reading).toMatchObject({
      outcome: "read",
      mandate: {
        name: "main",
        capital: { of: "account" },
        limits: {
          ...DEFAULT_LIMITS,
          maxWeightOf: new Map([[ticker("TQQQ"), weight("1")]]),
          maxOrderValue: money("5000"),
        },
      },
    });
  });

  it("finds files beside the configuration, wherever the program was started", async () => {
    const home = new TemporaryHome();
    home.write("mine/calm.clj", '(defsymphony "calm" {:rebalance-frequency :daily} [(asset "BIL")])');

    const reading = await open(
      home,
      "  sleeves:\n    - { strategy: mine/calm.clj, weight: 40% }\n    - { strategy: holy-grail, weight: 60%, name: bold }",
    );

    expect(reading).toMatchObject({
      mandate: {
        sleeves: [
          { name: "calm", weight: weight("0.4"), strategy: { name: "calm" } },
          { name: "bold", weight: weight("0.6"), strategy: { name: "Holy Grail" } },
        ],
      },
    });
  });

  it("refuses a strategy that cannot be read, by its name", async () => {
    const reading = await open(new TemporaryHome(), "  sleeves: [{ strategy: gone.clj, weight: 100% }]");

    expect(reading).toMatchObject({
      outcome: "refused",
      refusal: { exit: "strategy", reason: expect.stringMatching(/^there is no file ".*gone.clj"$/) as unknown },
    });
  });
});
