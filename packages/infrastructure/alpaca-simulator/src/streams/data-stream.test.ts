import { instant } from "@alchemiser/domain";
import { describe, expect, it } from "vitest";
import { StreamClient } from "../testing/stream-client.ts";
import { at, KEY, withSimulator } from "../testing/running-simulator.ts";

const AUTH = { action: "auth", key: KEY.keyId, secret: KEY.secret };
const CONNECTED = [{ T: "success", msg: "connected" }];
const AUTHENTICATED = [{ T: "success", msg: "authenticated" }];
const error = (code: number, msg: string) => [{ T: "error", code, msg }];

describe("the market data stream", () => {
  it.each(["json", "msgpack"] as const)("sends quotes and trades of what is subscribed in %s", (language) =>
    withSimulator({}, async (simulator) => {
      const client = new StreamClient(simulator.dataStreamUrl, language);
      await client.hears(1);
      client.send(AUTH);
      await client.hears(2);
      client.send({ action: "subscribe", quotes: ["SPY"], trades: ["TLT"] });
      const heard = await client.hears(4);

      const t = language === "msgpack" ? new Date(at(10)) : "2025-06-17T14:00:00.000Z";
      expect(heard).toMatchObject([
        CONNECTED,
        AUTHENTICATED,
        [{ T: "subscription", quotes: ["SPY"], trades: ["TLT"], bars: [] }],
        [
          { T: "t", S: "TLT", t, p: expect.any(Number) },
          { T: "q", S: "SPY", t, bp: expect.any(Number), ap: expect.any(Number) },
        ],
      ]);
    }),
  );

  it("sends a minute's bar when the minute is over, and nothing twice", () =>
    withSimulator({}, async (simulator) => {
      const client = new StreamClient(simulator.dataStreamUrl);
      await client.opened();
      client.send(AUTH);
      client.send({ action: "subscribe", bars: ["SPY"] });
      await client.hears(4);
      simulator.moveTo(instant(at(10) + 59_000));
      simulator.moveTo(at(10, 1));
      const heard = await client.hears(5);

      expect(heard.slice(3)).toMatchObject([
        [{ T: "b", S: "SPY", t: "2025-06-17T13:59:00Z" }],
        [{ T: "b", S: "SPY", t: "2025-06-17T14:00:00Z" }],
      ]);
    }));

  it("stops sending what is no longer subscribed", () =>
    withSimulator({}, async (simulator) => {
      const client = new StreamClient(simulator.dataStreamUrl);
      await client.opened();
      client.send(AUTH);
      client.send({ action: "subscribe", quotes: ["SPY", "TLT"] });
      await client.hears(4);
      client.send({ action: "unsubscribe", quotes: ["SPY"] });
      await client.hears(5);
      simulator.moveTo(at(11));
      const heard = await client.hears(6);

      expect(heard.at(-1)).toMatchObject([{ T: "q", S: "TLT" }]);
    }));

  it.each([
    ["what makes no sense", ["{nonsense"], error(400, "invalid syntax")],
    [
      "a subscription before authentication",
      [{ action: "subscribe", quotes: ["SPY"] }],
      error(401, "not authenticated"),
    ],
    ["a wrong key", [{ ...AUTH, secret: "wrong" }], error(402, "auth failed")],
    ["a second authentication", [AUTH, AUTH], error(403, "already authenticated")],
  ])("refuses %s", (_what, messages, expected) =>
    withSimulator({}, async (simulator) => {
      const client = new StreamClient(simulator.dataStreamUrl);
      await client.opened();
      for (const message of messages) client.send(message);

      expect((await client.hears(1 + messages.length)).at(-1)).toEqual(expected);
    }),
  );

  it("waits for authentication only so long", () =>
    withSimulator({ authenticationMs: 20 }, async (simulator) => {
      const client = new StreamClient(simulator.dataStreamUrl);
      await client.closed();

      expect(client.heard.at(-1)).toEqual(error(404, "auth timeout"));
    }));

  it("has room for one connection, until that one ends", () =>
    withSimulator({}, async (simulator) => {
      const first = new StreamClient(simulator.dataStreamUrl);
      await first.opened();
      first.send(AUTH);
      await first.hears(2);
      const second = new StreamClient(simulator.dataStreamUrl);
      await second.opened();
      second.send(AUTH);
      await second.closed();
      simulator.cutStreams();
      await first.closed();
      const third = new StreamClient(simulator.dataStreamUrl);
      await third.opened();
      third.send(AUTH);

      expect(second.heard.at(-1)).toEqual(error(406, "connection limit exceeded"));
      expect((await third.hears(2)).at(-1)).toEqual(AUTHENTICATED);
    }));
});
