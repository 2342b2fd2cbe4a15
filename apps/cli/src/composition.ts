import "reflect-metadata"; // tsyringe will not load without it; this line appears once per app.
import { alpaca, USUAL_MANNERS, type Alpaca } from "@alchemiser/alpaca";
import { assemble, type BarStore, type Clock, type Desk, type TradingPorts } from "@alchemiser/application";
import { rule612 } from "@alchemiser/domain";
import { ParquetBarStore } from "@alchemiser/local/bars";
import { SystemClock } from "@alchemiser/local/clock";
import { container } from "tsyringe";
import { cutDesk } from "./failpoints/cut-desk.ts";
import type { Home } from "./home.ts";
import type { WorldParts } from "./worlds/world-parts.ts";

/** What the commands need that look at this machine alone. */
export interface LocalPorts {
  readonly clock: Clock;
  readonly bars: BarStore;
}

export function openLocal(home: Home): LocalPorts {
  const chosen = assemble<LocalPorts>(container.createChildContainer(), {
    clock: () => new SystemClock(),
    bars: () => new ParquetBarStore(home.bars),
  });
  return { clock: chosen("clock"), bars: chosen("bars") };
}

interface DeskParts extends Desk, TradingPorts {
  readonly network: Clock;
  readonly alpaca: Alpaca;
  readonly store: BarStore;
}

/** Every world that trades through Alpaca's interface: the real one, or the simulated one. */
export function openDesk({ addresses, credentials, clock, ledger, barsFolder, since, failpoint }: WorldParts): Desk {
  const chosen = assemble<DeskParts>(container.createChildContainer(), {
    clock: () => clock,
    ledger: () => ledger,
    ticks: () => rule612,
    store: () => new ParquetBarStore(barsFolder),
    // The network is waited for in real time, also where the market's time is virtual.
    network: () => new SystemClock(),
    alpaca: (part) => alpaca({ ...addresses, credentials, ...USUAL_MANNERS, clock, network: part("network") }),
    broker: (part) => part("alpaca").broker,
    marketData: (part) => part("alpaca").marketData,
    ports: (part) => ({
      clock: part("clock"),
      ledger: part("ledger"),
      broker: part("broker"),
      marketData: part("marketData"),
      ticks: part("ticks"),
    }),
    bars: (part) => ({ store: part("store"), source: part("alpaca").bars, since }),
  });
  const desk: Desk = { ports: chosen("ports"), bars: chosen("bars") };
  return failpoint === undefined ? desk : cutDesk(desk, failpoint);
}
