import { randomBytes } from "node:crypto";
import { AlpacaSimulator, type SimulatedMarket } from "@alchemiser/alpaca-simulator";
import { BrokerUnavailable } from "@alchemiser/application";
import { instantOf, isoTime, type Instant, type Money } from "@alchemiser/domain";
import * as z from "zod";
import type { TimeMachine } from "@alchemiser/local/clock";

/** A simulated exchange that answers on loopback, and whose time can be moved. */
export interface DemoExchange {
  readonly url: string;
  readonly tradingStreamUrl: string;
  readonly dataStreamUrl: string;
  readonly key: { readonly keyId: string; readonly secret: string };
  readonly now: Instant;
  /** None where time is the machine's. */
  readonly moveTo: TimeMachine | undefined;
  close(): Promise<void>;
}

/** The account number follows from it. */
const KEY_ID = "demo";

/** Requests in virtual time come faster than Alpaca would take them. */
const REQUESTS_PER_MINUTE = 100_000;

export interface OwnExchange {
  readonly market: SimulatedMarket;
  readonly startsAt: Instant;
  readonly cash: Money;
  /** Where the account is kept between runs. */
  readonly journal: string;
}

/** An exchange in this process: nobody else knows its secret, which is another one in every run. */
export async function startExchange({ market, startsAt, cash, journal }: OwnExchange): Promise<DemoExchange> {
  const key = { keyId: KEY_ID, secret: randomBytes(20).toString("hex") };
  const time = { kind: "virtual", startsAt } as const;
  const simulator = new AlpacaSimulator({ market, time, key, cash, journal, requestsPerMinute: REQUESTS_PER_MINUTE });
  await simulator.start();
  return {
    url: simulator.url,
    tradingStreamUrl: simulator.tradingStreamUrl,
    dataStreamUrl: simulator.dataStreamUrl,
    key,
    now: simulator.now,
    moveTo: (to) => Promise.resolve(simulator.moveTo(to)),
    close: () => simulator.stop(),
  };
}

/** How long an answer may take, with all that belongs to it. */
const PATIENCE_MS = 10_000;

const WireClock = z.looseObject({ now: z.string(), time: z.enum(["system", "virtual"]) });

/** An exchange that `alchemiser simulator` runs in another process. */
export async function attachExchange(url: string, key: DemoExchange["key"]): Promise<DemoExchange> {
  const { now, time } = await clockAt(url);
  const moveTo = async (to: Instant): Promise<void> => {
    await clockAt(url, { method: "POST", body: JSON.stringify({ now: isoTime(to) }) });
  };
  const streams = url.replace(/^http/, "ws");
  return {
    url,
    tradingStreamUrl: `${streams}/stream`,
    dataStreamUrl: `${streams}/v2/iex`,
    key,
    now: instantOf(now),
    moveTo: time === "virtual" ? moveTo : undefined,
    close: () => Promise.resolve(),
  };
}

async function clockAt(url: string, init: RequestInit = {}): Promise<z.infer<typeof WireClock>> {
  const answer = await fetch(`${url}/simulator/clock`, { ...init, signal: AbortSignal.timeout(PATIENCE_MS) }).catch(
    (cause: unknown) => {
      throw new BrokerUnavailable(`The simulator at "${url}" does not answer`, { cause });
    },
  );
  const told = WireClock.safeParse(await answer.json().catch((cause: unknown) => noSimulatorAt(url, { cause })));
  return told.data ?? noSimulatorAt(url);
}

function noSimulatorAt(url: string, options?: ErrorOptions): never {
  throw new BrokerUnavailable(`What answers at "${url}" is no simulator of ours`, options);
}
