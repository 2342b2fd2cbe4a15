import "reflect-metadata"; // tsyringe will not load without it; this line appears once per app.
import {
  alpaca,
  comparedWith,
  quoteFeed,
  StreamedQuotes,
  USUAL_MANNERS,
  type Alpaca,
  type QuoteFeed,
} from "@alchemiser/alpaca";
import {
  assemble,
  QuotesInOrder,
  type BarStore,
  type Clock,
  type Desk,
  type QuotesTold,
  type TradingPorts,
} from "@alchemiser/application";
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
  readonly feed: QuoteFeed;
  readonly quotes: QuotesInOrder;
  readonly store: BarStore;
}

/** A desk that keeps a line open to where its quotes are told. */
export interface OpenDesk extends Desk {
  /** Who has told quotes, and how many. */
  quotesTold(): readonly QuotesTold[];
  close(): Promise<void>;
}

/** Every world that trades through Alpaca's interface: the real one, or the simulated one. */
export function openDesk(parts: WorldParts): OpenDesk {
  const { addresses, credentials, clock, ledger, barsFolder, since, failpoint } = parts;
  const chosen = assemble<DeskParts>(container.createChildContainer(), {
    clock: () => clock,
    ledger: () => ledger,
    ticks: () => rule612,
    store: () => new ParquetBarStore(barsFolder),
    // The network is waited for in real time, also where the market's time is virtual.
    network: () => new SystemClock(),
    alpaca: (part) => alpaca({ ...addresses, credentials, ...USUAL_MANNERS, clock, network: part("network") }),
    feed: (part) => quoteFeed({ ...addresses, credentials, ...USUAL_MANNERS, clock, network: part("network") }),
    // What the stream has told costs no request; REST knows the rest, and everything after a gap.
    quotes: (part) => {
      const { marketData } = part("alpaca");
      const feed = part("feed");
      return new QuotesInOrder(marketData, [new StreamedQuotes(feed), comparedWith(feed, marketData)]);
    },
    broker: (part) => part("alpaca").broker,
    marketData: (part) => part("quotes"),
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
  return {
    ...(failpoint === undefined ? desk : cutDesk(desk, failpoint)),
    quotesTold: () => chosen("quotes").told,
    close: () => chosen("feed").close(),
  };
}
