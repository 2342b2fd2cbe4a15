import type { CredentialSource } from "@alchemiser/alpaca";
import { instant } from "@alchemiser/domain";
import { VirtualClock } from "@alchemiser/local/clock";
import { ledgerInMemory } from "../ledgers/ledger-in-memory.ts";
import { alpacaWorld } from "./alpaca-world.ts";
import { simulatorTime } from "./simulator-time.ts";
import type { Door } from "./world.ts";

/** Before any time that a simulator tells. */
const LONG_AGO = instant(0);

/** Play money on a simulator that runs on the same machine, in its virtual time. */
export function demo(simulator: string | undefined, credentials: CredentialSource): Door {
  if (simulator === undefined) return { is: "closed", reason: "ALCHEMISER_SIMULATOR_URL names no simulator" };
  const time = simulatorTime(simulator);
  const clock = new VirtualClock(LONG_AGO, (to) => time.moveTo(to));
  const addresses = { tradingUrl: simulator, dataUrl: simulator, tradingStreamUrl: `${simulator}/stream` };
  const wake = async (): Promise<void> => clock.jumpTo(await time.read());
  return {
    is: "open",
    world: { ...alpacaWorld({ addresses, credentials, clock }), ledgers: ledgerInMemory(), wake },
  };
}
