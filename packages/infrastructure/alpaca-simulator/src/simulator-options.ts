import {
  money,
  type IdUniqueness,
  type Instant,
  type Liquidity,
  type Money,
  type TimeInForce,
} from "@alchemiser/domain";
import type { SimulatedMarket } from "./market/simulated-market.ts";

/** `system`: the machine's. `virtual`: stands still until it is moved. */
export type SimulatorTime = { readonly kind: "system" } | { readonly kind: "virtual"; readonly startsAt: Instant };

export interface SimulatorKey {
  readonly keyId: string;
  readonly secret: string;
}

export interface SimulatorOptions {
  readonly market: SimulatedMarket;
  readonly time: SimulatorTime;
  /** The only key that is let in. */
  readonly key: SimulatorKey;
  /** What the account is opened with. */
  readonly cash?: Money;
  /** Where the account is kept; without it, it ends with the process. */
  readonly journal?: string;
  /** On loopback; 0 takes a free one. */
  readonly port?: number;
  readonly idUniqueness?: IdUniqueness;
  /** How long a new order cannot be found by its client order id. */
  readonly lookupLagMs?: number;
  /** The chance that a fill is only a part, as on Alpaca's paper accounts; decided by the seed. */
  readonly partialFills?: { readonly seed: number; readonly chance: number };
  /** How much of an order is traded at a quote, for whoever keeps no journal; instead of partial fills by chance. */
  readonly liquidity?: Liquidity;
  /** How long every answer takes at least. */
  readonly latencyMs?: number;
  /** Times in force that need Alpaca's permission, and have it. */
  readonly entitlements?: ReadonlySet<TimeInForce>;
  /** `basic`: what the consolidated feed says is held back for 15 minutes, as on Alpaca's free plan. */
  readonly dataPlan?: "basic" | "unlimited";
  /** How often prices change; it divides a minute. */
  readonly tickMs?: number;
  /** Requests that a key may make in a minute. */
  readonly requestsPerMinute?: number;
  /** How long a stream may take to authenticate. */
  readonly authenticationMs?: number;
}

export type SimulatorSettings = Omit<Required<SimulatorOptions>, "journal" | "liquidity"> &
  Pick<SimulatorOptions, "journal" | "liquidity">;

export const withDefaults = (options: SimulatorOptions): SimulatorSettings => ({
  cash: money("100000"),
  port: 0,
  idUniqueness: "for-ever",
  lookupLagMs: 0,
  partialFills: { seed: 0, chance: 0 },
  latencyMs: 0,
  entitlements: new Set(),
  dataPlan: "unlimited",
  tickMs: 1000,
  requestsPerMinute: 200,
  authenticationMs: 10_000,
  ...options,
});
