import { BrokerUnavailable, type BrokerEvent } from "@alchemiser/application";
import { orderId } from "@alchemiser/domain";
import { describe, expect, it } from "vitest";
import { scriptedAlpaca } from "./testing/scripted-alpaca.ts";
import { reply } from "./testing/scripted-transport.ts";
import { updateBody } from "./testing/wire-bodies.ts";

describe("AlpacaBroker, watching", () => {
  it("sends the listener to ask when it hears what it does not understand, or may have missed something", async () => {
    const { broker, transport } = scriptedAlpaca({});
    const events: BrokerEvent[] = [];
    await broker.watch((event) => events.push(event));

    transport.listener?.update(updateBody("new", { status: "levitating" }));
    transport.listener?.update("noise");
    transport.listener?.resumed();
    transport.listener?.update(updateBody("fill", { asset_class: "crypto" }));

    expect(events).toEqual([{ kind: "resumed" }, { kind: "resumed" }, { kind: "resumed" }]);
  });

  it("learns the broker's ids from what it hears", async () => {
    const { broker, transport } = scriptedAlpaca({ "cancel-order": () => reply(204) });
    await broker.watch(() => undefined);

    transport.listener?.update(updateBody("new"));

    expect(await broker.cancel(orderId("c-1"))).toBe("requested");
    expect(transport.sent).toEqual([{ name: "cancel-order", brokerId: "b-1" }]);
  });

  it("throws when the stream does not begin in time", async () => {
    const { broker, transport, hand } = scriptedAlpaca({});
    transport.openTradeUpdates = () => new Promise(() => undefined);

    await expect(hand.outcomeOf(broker.watch(() => undefined))).rejects.toThrow(BrokerUnavailable);
    expect(hand.now()).toBe(1000);
  });
});
