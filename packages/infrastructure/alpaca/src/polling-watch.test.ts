import type { BrokerEvent } from "@alchemiser/application";
import { expect, it } from "vitest";
import { pollingWatch } from "./polling-watch.ts";
import { Circuits } from "./transport/circuits.ts";
import { HandClock } from "./testing/hand-clock.ts";

it("says at every interval that something may have been missed, until it is closed", async () => {
  const clock = new HandClock();
  const events: BrokerEvent[] = [];
  const watch = await pollingWatch({ clock, everyMs: 5000, circuits: new Circuits(clock) })((event) =>
    events.push(event),
  );
  const pass = async (ms: number): Promise<number> => {
    clock.advance(ms);
    await clock.outcomeOf(Promise.resolve());
    return events.length;
  };

  expect([await pass(4999), await pass(1), await pass(5000)]).toEqual([0, 1, 2]);
  await watch.close();
  expect(await pass(5000)).toBe(2);
  expect(events).toContainEqual({ kind: "resumed" });
});

it("tells meanwhile that the broker goes out of reach, and that it is back", async () => {
  const clock = new HandClock();
  const circuits = new Circuits(clock);
  const events: BrokerEvent[] = [];
  const watch = await pollingWatch({ clock, everyMs: 5000, circuits })((event) => events.push(event));
  for (let call = 0; call < 5; call++) circuits.to.data.unanswered("status 503");
  circuits.to.data.answered();
  await watch.close();
  for (let call = 0; call < 5; call++) circuits.to.trading.unanswered("status 503");

  expect(events).toEqual([
    { kind: "out-of-reach", service: "Alpaca's data API", until: 10_000, reason: "status 503" },
    { kind: "in-reach", service: "Alpaca's data API" },
  ]);
});
