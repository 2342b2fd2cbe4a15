import {
  alpaca,
  BARS_SINCE,
  polled,
  USUAL_MANNERS,
  type AlpacaAddresses,
  type CredentialSource,
} from "@alchemiser/alpaca";
import { MemoryBarStore, type Clock } from "@alchemiser/application";
import { rule612 } from "@alchemiser/domain";
import type { World } from "./world.ts";

/** Often enough to see a fill soon, and far below what a key may ask in a minute. */
const POLL_EVERY_MS = 2_000;

export interface AlpacaSide {
  readonly addresses: AlpacaAddresses;
  readonly credentials: CredentialSource;
  readonly clock: Clock;
}

/** What every world has that trades through Alpaca's interface. Bars are kept while the function stays warm. */
export function alpacaWorld({ addresses, credentials, clock }: AlpacaSide): Pick<World, "ports" | "bars"> {
  const { broker, marketData, bars, circuits } = alpaca({ ...addresses, credentials, ...USUAL_MANNERS, clock });
  return {
    ports: { broker: polled(broker, { clock, everyMs: POLL_EVERY_MS, circuits }), marketData, clock, ticks: rule612 },
    bars: { store: new MemoryBarStore(), source: bars, since: BARS_SINCE },
  };
}
