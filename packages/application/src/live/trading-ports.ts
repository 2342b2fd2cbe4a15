import type { TickRule } from "@alchemiser/domain";
import type { Broker } from "../ports/broker.ts";
import type { Clock } from "../ports/clock.ts";
import type { Ledger } from "../ports/ledger.ts";
import type { MarketData } from "../ports/market-data.ts";

/** A world: who tells the time, what the market does, who trades and who remembers. */
export interface TradingPorts {
  readonly clock: Clock;
  readonly marketData: MarketData;
  readonly broker: Broker;
  readonly ledger: Ledger;
  readonly ticks: TickRule;
}
