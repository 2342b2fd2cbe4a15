import { alpacaOver, type AlpacaOperation, type AlpacaTransport } from "@alchemiser/alpaca";
import { LiveDriver, prepare } from "@alchemiser/application";
import { rule612 } from "@alchemiser/domain";
import { describe, expect, it } from "vitest";
import { DiskLedger } from "./disk-ledger.ts";
import { Life } from "./life.ts";
import { Network } from "./network.ts";
import { CALM } from "./plan.ts";
import { barShelves, FIRST_DAY, FIRST_WISHES, startOf } from "./story.ts";
import { later, World } from "./world.ts";

/** Everything that a calm first day asks of Alpaca: two symbols are bought. */
async function callsOfADay(): Promise<readonly AlpacaOperation[]> {
  const shelves = await barShelves();
  const world = new World(1, CALM, shelves[CALM.night]);
  const { time, broker, bars, disk, suspicions } = world;
  const random = world.random("network");
  const life = new Life("calm", { diesAt: Infinity }, () => undefined);
  const network = new Network({ broker, suspicions, time, plan: CALM, random, since: startOf(FIRST_DAY), life });
  const asked: AlpacaOperation[] = [];
  const line: AlpacaTransport = {
    async send(operation, signal) {
      asked.push(operation);
      const reply = await network.send(operation, signal);
      expect(JSON.parse(JSON.stringify(reply.body ?? null))).toStrictEqual(reply.body ?? null);
      return reply;
    },
    openTradeUpdates: (listener, signal) => network.openTradeUpdates(listener, signal),
  };
  const alpaca = alpacaOver(line, { feed: "iex", clock: time, random, timeoutMs: 10_000 });
  const ledger = new DiskLedger(disk, life);
  const ports = { clock: time, marketData: alpaca.marketData, broker: alpaca.broker, ledger, ticks: rule612 };
  let ended: string | undefined;
  void (async () => {
    const prepared = await prepare({ ports, bars }, FIRST_WISHES);
    if (prepared.outcome === "refused") return (ended = prepared.reason);
    const { task, past } = prepared;
    const { phase } = await new LiveDriver(ports, { task, past, witness: () => undefined }).run();
    return (ended = phase.name === "ended" ? phase.outcome.kind : phase.name);
  })();
  await time.pass(() => ended !== undefined, later(time.now(), 3_600_000));
  expect(ended).toBe("done");
  return asked;
}

describe("a run", () => {
  it("asks for what belongs together in one call, and for nothing twice that it knows", async () => {
    const asked = await callsOfADay();
    const calls = new Map<string, number>();
    for (const { name } of asked) calls.set(name, (calls.get(name) ?? 0) + 1);

    // The account is read three times: before the decision, before the buys and at the end. The stream tells the rest.
    expect(Object.fromEntries(calls)).toEqual({
      calendar: 1,
      ...{ executions: 3, "account-changes": 3, account: 3, positions: 3 },
      ...{ "open-orders": 1, asset: 2, "latest-quotes": 1 },
      "submit-order": 2,
    });
    expect(asked).toContainEqual({ name: "latest-quotes", symbols: ["SPY", "TLT"], feed: "iex" });
  });
});
