import type { Desk, TradingPorts } from "@alchemiser/application";
import type { LedgerKeeper } from "../ledgers/ledger-keeper.ts";

/** A world that a run can trade in, without the ledger: that has one owner at a time. */
export interface World {
  readonly ports: Omit<TradingPorts, "ledger">;
  readonly bars: Desk["bars"];
  readonly ledgers: LedgerKeeper;
  /** Brings its clock up to now. Before each event, for a function sleeps between two of them. */
  readonly wake: () => Promise<void>;
}

/** The way into a world, or one sentence why there is none. */
export type Door = { readonly is: "open"; readonly world: World } | { readonly is: "closed"; readonly reason: string };
