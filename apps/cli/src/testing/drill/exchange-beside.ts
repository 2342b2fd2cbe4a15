import { AlpacaSimulator, seededMarket, type SimulatorOptions } from "@alchemiser/alpaca-simulator";
import { newYorkInstant, session } from "@alchemiser/domain";
import { STANDALONE_KEY } from "../../worlds/open-world.ts";

/** What makes a simulated exchange harder to live with. */
export type Habits = Pick<SimulatorOptions, "idUniqueness" | "lookupLagMs" | "partialFills" | "latencyMs">;

/** One market for all drills: its prices are worked out once. */
const MARKET = seededMarket(42, { from: session("2021-01-04") });
const STARTS_AT = newYorkInstant(session("2024-01-02"), 9 * 60 + 30);
const REQUESTS_PER_MINUTE = 100_000;

/** An exchange in another process than the runs that trade on it, as a broker is: it outlives them. */
export async function exchangeBeside(journal: string, habits: Habits = {}): Promise<AlpacaSimulator> {
  const simulator = new AlpacaSimulator({
    market: MARKET,
    time: { kind: "virtual", startsAt: STARTS_AT },
    key: STANDALONE_KEY,
    journal,
    requestsPerMinute: REQUESTS_PER_MINUTE,
    ...habits,
  });
  await simulator.start();
  return simulator;
}
