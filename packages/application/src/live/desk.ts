import type { Session } from "@alchemiser/domain";
import type { BarStore } from "../ports/bar-store.ts";
import type { BarSource } from "../ports/market-data.ts";
import type { TradingPorts } from "./trading-ports.ts";

/** The ports of a world, and where its bars are kept and come from. */
export interface Desk {
  readonly ports: TradingPorts;
  readonly bars: { readonly store: BarStore; readonly source: BarSource; readonly since: Session };
}
