import { alpaca, type Alpaca, type AlpacaAddresses, type CredentialSource } from "@alchemiser/alpaca";
import type { Clock, Ledger, TradingPorts } from "@alchemiser/application";
import { centTicks } from "@alchemiser/domain";

export interface AlpacaSide {
  readonly addresses: AlpacaAddresses;
  readonly credentials: CredentialSource;
  readonly clock: Clock;
  readonly ledger: Ledger;
}

const CALL_TIMEOUT_MS = 10_000;

/** The ports of every world that trades through Alpaca's interface: the real one, or the simulated one. */
export function alpacaPorts({ addresses, credentials, clock, ledger }: AlpacaSide): TradingPorts & Pick<Alpaca, "bars"> {
  const { broker, marketData, bars } = alpaca({
    ...addresses,
    feed: "iex",
    credentials,
    clock,
    random: Math.random,
    timeoutMs: CALL_TIMEOUT_MS,
  });
  return { broker, marketData, bars, clock, ledger, ticks: centTicks };
}
