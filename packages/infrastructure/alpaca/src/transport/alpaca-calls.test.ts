import { BrokerUnavailable, CredentialsRefused, UnexpectedAnswer } from "@alchemiser/application";
import { InvariantViolation } from "@alchemiser/domain";
import { describe, expect, it } from "vitest";
import { HandClock } from "../testing/hand-clock.ts";
import { reply, ScriptedTransport, type Script } from "../testing/scripted-transport.ts";
import { AlpacaCalls } from "./alpaca-calls.ts";
import type { AlpacaReply } from "./alpaca-transport.ts";
import { CircuitOpen } from "./circuit.ts";
import { Circuits } from "./circuits.ts";
import { RateLimiter } from "./rate-limiter.ts";

function setUp(script: Script): { calls: AlpacaCalls; clock: HandClock; transport: ScriptedTransport } {
  const clock = new HandClock();
  const transport = new ScriptedTransport(script);
  const limiters = { trading: new RateLimiter(clock, { perMinute: 10, reserved: 4 }), data: new RateLimiter(clock) };
  const circuits = new Circuits(clock);
  const calling = { transport, clock, limiters, circuits, random: () => 0, timeoutMs: 1000 };
  return {
    calls: new AlpacaCalls(calling, (message, options) => new BrokerUnavailable(message, options)),
    clock,
    transport,
  };
}

const never = (): Promise<AlpacaReply> => new Promise(() => undefined);
const submission = {
  name: "submit-order",
  order: {
    client_order_id: "c-1",
    symbol: "SPY",
    side: "buy",
    type: "market",
    time_in_force: "day",
    extended_hours: false,
    qty: "1",
  },
} as const;
const clockQuestion = { name: "clock" } as const;

describe("AlpacaCalls", () => {
  it("asks again, after a while, when there was no answer", async () => {
    const answers = [reply(503), reply(429), reply(200, "at last")];
    const { calls, clock, transport } = setUp({ clock: (_, call) => answers[call - 1] ?? reply(500) });

    const { body } = await clock.outcomeOf(calls.ask(clockQuestion, undefined));

    expect(body).toBe("at last");
    expect(transport.sent).toHaveLength(3);
    expect(clock.now()).toBe(250 + 500);
  });

  it("gives up after four attempts, with what was wrong at the bottom", async () => {
    const cause = new Error("request failed", { cause: new Error("connect ECONNREFUSED") });
    const { calls, clock, transport } = setUp({ clock: () => Promise.reject(cause) });

    const asked = calls.ask(clockQuestion, undefined);

    await expect(clock.outcomeOf(asked)).rejects.toThrow(BrokerUnavailable);
    await expect(asked).rejects.toThrow('no answer to "clock": connect ECONNREFUSED');
    await expect(asked).rejects.toHaveProperty("cause", cause);
    expect(transport.sent).toHaveLength(4);
  });

  it("gives each attempt its whole time, however long it waited for the rate limit", async () => {
    const { calls, clock } = setUp({ clock: () => reply(200) });
    for (let call = 0; call < 6; call++) await calls.ask(clockQuestion, undefined);

    await clock.outcomeOf(calls.ask(clockQuestion, undefined));

    expect(clock.now()).toBe(60_000);
  });

  it("cancels and looks up while other calls wait for the rate limit", async () => {
    const { calls, clock } = setUp({
      clock: () => reply(200),
      "cancel-order": () => reply(204),
      order: () => reply(200),
    });
    for (let call = 0; call < 6; call++) await calls.ask(clockQuestion, undefined);

    await calls.attempt({ name: "cancel-order", brokerId: "b-1" }, undefined);
    await calls.ask({ name: "order", brokerId: "b-1" }, undefined);

    expect(clock.now()).toBe(0);
  });

  it("sends an attempt once, whatever becomes of it", async () => {
    const { calls, clock, transport } = setUp({ "cancel-order": never });

    const attempt = await clock.outcomeOf(calls.attempt({ name: "cancel-order", brokerId: "b-1" }, undefined));

    expect(attempt).toMatchObject({ outcome: "unanswered", reason: "no answer within 1000 ms" });
    expect(transport.sent).toHaveLength(1);
  });

  it("does not take a bug for the want of an answer", async () => {
    const { calls } = setUp({ clock: () => Promise.reject(new InvariantViolation("two is two")) });

    await expect(calls.attempt(clockQuestion, undefined)).rejects.toThrow(InvariantViolation);
  });

  it("is silent for as long as Alpaca asks for", async () => {
    const answers = [reply(429, undefined, { "retry-after": "30" }), reply(200)];
    const { calls, clock } = setUp({ clock: (_, call) => answers[call - 1] ?? reply(500) });

    await clock.outcomeOf(calls.ask(clockQuestion, undefined));

    expect(clock.now()).toBe(30_000);
  });

  it("does not ask again with a key that is refused", async () => {
    const { calls, transport } = setUp({ clock: () => reply(401) });

    await expect(calls.ask(clockQuestion, undefined)).rejects.toThrow(CredentialsRefused);
    expect(transport.sent).toHaveLength(1);
  });

  it("tells what Alpaca has against a question", async () => {
    const body = { code: 42210000, message: "subscription does not permit querying recent SIP data" };
    const { calls } = setUp({ clock: () => reply(403, body) });

    const asked = calls.ask(clockQuestion, undefined);

    await expect(asked).rejects.toThrow(UnexpectedAnswer);
    await expect(asked).rejects.toThrow('"clock" with status 403: 42210000 subscription does not permit');
  });

  it("answers with nothing when there is no such thing", async () => {
    const { calls } = setUp({ asset: () => reply(404, { message: "asset not found" }) });

    expect(await calls.askFor({ name: "asset", symbol: "NOPE" }, undefined)).toBeUndefined();
  });

  it("stops asking when the caller gives up", async () => {
    const patience = new AbortController();
    const { calls, transport } = setUp({ clock: never });

    const asked = calls.ask(clockQuestion, patience.signal);
    patience.abort();

    await expect(asked).rejects.toThrow("given up");
    expect(transport.sent).toHaveLength(0);
  });

  it("gives up what is recalled while it waits for the rate limit, and waits for the answer to what has left", async () => {
    const recall = new AbortController();
    const { calls, clock, transport } = setUp({ clock: () => reply(200), "submit-order": never });
    const first = calls.attempt(submission, undefined, { recall: recall.signal });
    for (let call = 0; call < 5; call++) await calls.ask(clockQuestion, undefined);
    const second = calls.attempt(submission, undefined, { recall: recall.signal });
    recall.abort();

    expect(await second).toMatchObject({ outcome: "unsent" });
    expect(await clock.outcomeOf(first)).toMatchObject({ outcome: "unanswered", reason: "no answer within 1000 ms" });
    expect(transport.sent.filter(({ name }) => name === "submit-order")).toHaveLength(1);
  });

  describe("at a broker that does not answer", () => {
    const down = (): AlpacaReply => reply(503);
    const order = { name: "order", brokerId: "b-1" } as const;

    it("refuses questions at once after the fifth, and says until when", async () => {
      const { calls, clock, transport } = setUp({ clock: down });
      await expect(clock.outcomeOf(calls.ask(clockQuestion, undefined))).rejects.toThrow(BrokerUnavailable);
      await calls.attempt(clockQuestion, undefined);
      const asked = calls.ask(clockQuestion, undefined);

      await expect(asked).rejects.toThrow(/no answer to "clock": it is left alone until 1970-01-01T00:00:11\.\d+Z/);
      await expect(asked).rejects.toHaveProperty("cause", expect.any(CircuitOpen));
      expect(transport.sent).toHaveLength(5);
    });

    it("still looks for orders and cancels them, and asks everything again after one of these is answered", async () => {
      const { calls, clock } = setUp({
        clock: (_, call) => (call > 5 ? reply(200) : down()),
        order: () => reply(200),
        "cancel-order": down,
      });
      for (let call = 0; call < 5; call++) await calls.attempt(clockQuestion, undefined);

      expect(await calls.attempt(clockQuestion, undefined)).toMatchObject({
        cause: expect.any(CircuitOpen) as unknown,
      });
      expect(await calls.attempt({ name: "cancel-order", brokerId: "b-1" }, undefined)).toMatchObject({
        reason: "status 503",
      });
      expect(await calls.attempt(order, undefined)).toMatchObject({ outcome: "answered" });
      expect(await clock.outcomeOf(calls.ask(clockQuestion, undefined))).toMatchObject({ status: 200 });
    });

    it("leaves the other host as it is", async () => {
      const { calls } = setUp({ clock: down, "latest-quotes": () => reply(200) });
      for (let call = 0; call < 5; call++) await calls.attempt(clockQuestion, undefined);

      const quotes = { name: "latest-quotes", symbols: ["SPY"], feed: "iex" } as const;
      expect(await calls.attempt(quotes, undefined)).toMatchObject({ outcome: "answered" });
    });

    it("does not take too many calls for the want of an answer", async () => {
      const { calls, clock } = setUp({ clock: (_, call) => (call < 10 ? reply(429) : reply(200)) });
      for (let call = 0; call < 9; call++) await clock.outcomeOf(calls.attempt(clockQuestion, undefined));

      expect(await clock.outcomeOf(calls.attempt(clockQuestion, undefined))).toMatchObject({ outcome: "answered" });
    });
  });
});
