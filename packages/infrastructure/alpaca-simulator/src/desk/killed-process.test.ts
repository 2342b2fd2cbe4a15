import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { AlpacaSimulator } from "../alpaca-simulator.ts";
import { call } from "../testing/http-client.ts";
import { at, KEY, MARKET } from "../testing/running-simulator.ts";
import { JournalRefused } from "./journal.ts";

let folder: string;
let journal: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "simulator-"));
  journal = join(folder, "account", "journal.jsonl");
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

/** A simulator in a process of its own, which says where it listens and then only serves. */
const PROGRAM = `
  import { AlpacaSimulator, seededMarket } from "@alchemiser/alpaca-simulator";
  const [keyId, secret, journal, startsAt] = process.argv.slice(1);
  const simulator = new AlpacaSimulator({
    market: seededMarket(7), key: { keyId, secret }, journal, requestsPerMinute: 10_000,
    time: { kind: "virtual", startsAt: Number(startsAt) },
  });
  await simulator.start();
  console.log(simulator.url);
`;

async function startProcess(): Promise<{ readonly process: ChildProcess; readonly url: string }> {
  const options = ["--conditions=@alchemiser/source", "--input-type=module", "--eval", PROGRAM];
  const started = spawn(process.execPath, [...options, KEY.keyId, KEY.secret, journal, String(at(10))], {
    cwd: new URL("../..", import.meta.url).pathname,
    stdio: ["ignore", "pipe", "inherit"],
  });
  onTestFinished(() => void started.kill("SIGKILL"));
  const [line] = await Promise.race([once(started.stdout, "data"), once(started, "exit")]);
  expect(line, "it says where it listens").toBeInstanceOf(Buffer);
  return { process: started, url: String(line).trim() };
}

async function reopened(): Promise<AlpacaSimulator> {
  const time = { kind: "virtual", startsAt: at(10) } as const;
  const simulator = new AlpacaSimulator({ market: MARKET, key: KEY, journal, time, requestsPerMinute: 10_000 });
  onTestFinished(() => simulator.stop());
  await simulator.start();
  return simulator;
}

const order = (id: string) => ({
  symbol: "SPY",
  qty: "1",
  side: "buy",
  type: "market",
  time_in_force: "day",
  client_order_id: id,
});

describe("a simulator with a journal", () => {
  it("has every order that it answered after its process was killed in the middle of work", async () => {
    const { process: victim, url } = await startProcess();
    const answered: string[] = [];
    const work = (async () => {
      for (let serial = 0; ; serial++) {
        const { status } = await call({ url }, "POST /v2/orders", order(`order-${serial}`));
        if (status === 200) answered.push(`order-${serial}`);
        if (answered.length === 20) victim.kill("SIGKILL");
      }
    })();
    await expect(work).rejects.toThrow();
    if (victim.exitCode === null && victim.signalCode === null) await once(victim, "exit");

    const { exchange } = await reopened();

    const ids: readonly string[] = exchange.orders.all.map(({ request }) => request.id);
    expect(ids.slice(0, answered.length)).toEqual(answered);
    expect(ids.length, "at most the one that was on its way").toBeLessThanOrEqual(answered.length + 1);
    expect(exchange.positions.size).toBe(1);
  }, 30_000);

  it("goes on where it was: account, orders, fills and time", async () => {
    const first = await reopened();
    const resting = { ...order("resting"), type: "limit", limit_price: "1", time_in_force: "gtc" };
    await call(first, "POST /v2/orders", order("market"));
    await call(first, "POST /v2/orders", resting);
    first.moveTo(at(15));
    await call(first, "DELETE /v2/positions/SPY");
    first.moveTo(at(21));
    const before = { ...account(first), history: (await call(first, "GET /v2/account/activities")).body };
    await first.stop();

    const second = await reopened();
    expect(second.now).toBe(at(21));
    expect({ ...account(second), history: (await call(second, "GET /v2/account/activities")).body }).toEqual(before);
  });

  it("forgets a last line that was not written to its end, and writes on behind the one before", async () => {
    await (await reopened()).stop();
    writeFileSync(journal, `${readFileSync(journal, "utf8")}{"kind":"submit","at":17`);

    const simulator = await reopened();
    simulator.moveTo(at(12));
    await simulator.stop();

    expect((await reopened()).now).toBe(at(12));
  });

  it("refuses a journal that was begun with other money, or that holds a line it cannot read", async () => {
    await (await reopened()).stop();
    const text = readFileSync(journal, "utf8");

    writeFileSync(journal, text.replace("100000", "200000"));
    await expect(reopened()).rejects.toThrow(JournalRefused);
    writeFileSync(journal, `${text}{"kind":"nonsense"}\n`);
    await expect(reopened()).rejects.toThrow(JournalRefused);
  });
});

const account = ({ exchange, now }: AlpacaSimulator): object => ({
  now,
  cash: exchange.cash,
  buyingPower: exchange.buyingPower,
  orders: exchange.orders.all,
  fills: exchange.fills,
});
