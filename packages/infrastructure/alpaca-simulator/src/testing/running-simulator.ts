import { newYorkInstant, session, type Instant } from "@alchemiser/domain";
import { AlpacaSimulator } from "../alpaca-simulator.ts";
import { seededMarket } from "../market/seeded-market.ts";
import type { SimulatorKey, SimulatorOptions } from "../simulator-options.ts";

/** An ordinary Tuesday. */
export const TODAY = session("2025-06-17");

/** Minutes after midnight of `TODAY` in New York. */
export const at = (hours: number, minutes = 0): Instant => newYorkInstant(TODAY, hours * 60 + minutes);

export const KEY: SimulatorKey = { keyId: ["PK", "SIMULATED"].join(""), secret: ["simulated", "secret"].join("-") };

export const MARKET = seededMarket(7);

/** A started simulator at ten o'clock, unless `changes` say otherwise; whoever starts it stops it. */
export async function startSimulator(changes: Partial<SimulatorOptions> = {}): Promise<AlpacaSimulator> {
  const time = { kind: "virtual", startsAt: at(10) } as const;
  const simulator = new AlpacaSimulator({ market: MARKET, time, key: KEY, requestsPerMinute: 10_000, ...changes });
  await simulator.start();
  return simulator;
}

/** Starts a simulator, lets `use` have it, and stops it whatever happens. */
export async function withSimulator(
  changes: Partial<SimulatorOptions>,
  use: (simulator: AlpacaSimulator) => Promise<void>,
): Promise<void> {
  const simulator = await startSimulator(changes);
  try {
    await use(simulator);
  } finally {
    await simulator.stop();
  }
}
