import type { BrokerEvent } from "@alchemiser/application";
import { expect, it } from "vitest";
import { pollingWatch } from "./polling-watch.ts";
import { HandClock } from "./testing/hand-clock.ts";

it("says at every interval that something may have been missed, until it is closed", async () => {
  const clock = new HandClock();
  const events: BrokerEvent[] = [];
  const watch = await pollingWatch({ clock, everyMs: 5000 })((event) => events.push(event));
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
