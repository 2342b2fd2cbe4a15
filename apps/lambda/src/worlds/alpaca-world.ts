import { randomInt } from "node:crypto";
import { alpaca, type AlpacaAddresses, type CredentialSource } from "@alchemiser/alpaca";
import { MemoryBarStore, type Clock } from "@alchemiser/application";
import { centTicks, session } from "@alchemiser/domain";
import { polled } from "./polled-broker.ts";
import type { World } from "./world.ts";

/** Alpaca's daily bars begin in 2016. */
const SINCE = session("2016-01-04");
/** Spreads repeated questions in time; no decision hangs on it. */
const chance = (): number => randomInt(CHANCES) / CHANCES;
const CHANCES = 2 ** 32;

const CALL_TIMEOUT_MS = 10_000;

/** Often enough to see a fill soon, and far below what a key may ask in a minute. */
const POLL_EVERY_MS = 2_000;

export interface AlpacaSide {
  readonly addresses: AlpacaAddresses;
  readonly credentials: CredentialSource;
  readonly clock: Clock;
}

/** What every world has that trades through Alpaca's interface. Bars are kept while the function stays warm. */
export function alpacaWorld({ addresses, credentials, clock }: AlpacaSide): Pick<World, "ports" | "bars"> {
  const { broker, marketData, bars } = alpaca({
    ...addresses,
    feed: "iex",
    credentials,
    clock,
    random: chance,
    timeoutMs: CALL_TIMEOUT_MS,
  });
  return {
    ports: { broker: polled(broker, { clock, everyMs: POLL_EVERY_MS }), marketData, clock, ticks: centTicks },
    bars: { store: new MemoryBarStore(), source: bars, since: SINCE },
  };
}
