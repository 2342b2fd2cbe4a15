import { AlpacaSimulator, seededMarket } from "@alchemiser/alpaca-simulator";
import { newYorkInstant, session } from "@alchemiser/domain";
import { expect, it } from "vitest";
import { readMandate } from "../config/mandate.ts";
import { demo } from "../worlds/demo.ts";
import { trade } from "./trade.ts";

const KEY = { keyId: ["PK", "LAMBDA"].join(""), secret: ["lambda", "secret"].join("-") };
const mandate = readMandate({
  ALCHEMISER_MANDATE: '{"sleeves":[{"strategy":"200d-tqqq","weight":"100%"}],"maxWeight":{"default":"100%"}}',
});

it("a cycle stops, and sends nothing, when there is only the time to stop left", async () => {
  const simulator = new AlpacaSimulator({
    market: seededMarket(42),
    time: { kind: "virtual", startsAt: newYorkInstant(session("2025-06-17"), 9 * 60 + 35) },
    key: KEY,
    requestsPerMinute: 100_000,
  });
  await simulator.start();
  const door = demo(simulator.url, () => Promise.resolve(KEY));
  if (door.is === "closed") throw new Error(door.reason);
  await door.world.wake();

  const answer = await trade(door.world, {
    mandate,
    revision: 0,
    invocation: { awsRequestId: "request-1", getRemainingTimeInMillis: () => 75_000 },
    witness: () => undefined,
  });

  expect(answer).toMatchObject({ outcome: "ran", report: { outcome: { kind: "stopped" } } });
  expect(simulator.exchange.orders.all).toEqual([]);
  await simulator.stop();
});
