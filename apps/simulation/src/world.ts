import type { AlpacaOperation } from "@alchemiser/alpaca";
import { partialLiquidity, randomOf, SimulatedAlpaca, type Random } from "@alchemiser/alpaca-simulator";
import type { Desk } from "@alchemiser/application";
import { instant, scaled, weight, type Instant, type Liquidity } from "@alchemiser/domain";
import { spoiledShelf } from "./bad-bars.ts";
import { Broker } from "./broker.ts";
import { Disk } from "./disk.ts";
import { KillSwitch } from "./kill-switch.ts";
import { CASH, FIRST_DAY, MARKETS, SECOND_DAY, startOf } from "./story.ts";
import { Suspicions } from "./suspicions.ts";
import type { Plan } from "./plan.ts";
import { VirtualTime } from "./virtual-time.ts";

const TICK_MS = 1000;

/** What outlives every process: the time, the broker, the disk, and the dice. */
export class World {
  readonly time: VirtualTime;
  readonly broker: Broker;
  readonly disk = new Disk();
  /** What the program has of the past, and where it gets more. */
  readonly bars: Desk["bars"];
  readonly suspicions: Suspicions;
  readonly killSwitch = new KillSwitch();
  readonly #arrivals: Arrival[] = [];
  readonly #seed: number;
  #isTicking = false;
  #readings = 0;

  constructor(seed: number, plan: Plan, bars: Desk["bars"]) {
    this.#seed = seed;
    this.bars = plan.bars === undefined ? bars : spoiledShelf(bars, plan.bars.spoiled, () => this.#isSpoiled(plan));
    const startsAt = startOf(FIRST_DAY);
    const alpaca = new SimulatedAlpaca({
      market: MARKETS[plan.night],
      time: { kind: "virtual", startsAt },
      key: { keyId: "simulated", secret: "simulated" },
      cash: CASH,
      idUniqueness: plan.idUniqueness,
      lookupLagMs: plan.lookupLagMs,
      liquidity: liquidityOf(seed, plan),
      tickMs: TICK_MS,
    });
    this.suspicions = new Suspicions(this.disk, this.killSwitch, () => this.time.now());
    this.broker = new Broker(alpaca, (operation, seen) => {
      this.suspicions.see(operation, seen);
      if (operation.name === "executions") this.#meddle(plan);
      if (operation.name !== "submit-order" && operation.name !== "cancel-order") return;
      this.#arrivals.push({ at: this.time.now(), operation });
      this.#tick();
    });
    this.time = new VirtualTime(startsAt, (now) => this.broker.moveTo(now));
  }

  /** Every order and every cancel that the broker was sent. */
  get arrivals(): readonly Arrival[] {
    return this.#arrivals;
  }

  /** Dice of its own for everything that needs some: what one thing rolls does not change another's luck. */
  random(purpose: string): Random {
    return randomOf(`${this.#seed} ${purpose}`);
  }

  #isSpoiled({ bars }: Plan): boolean {
    const elapsed = this.time.now() - startOf(SECOND_DAY);
    return bars !== undefined && elapsed >= 0 && elapsed < bars.until;
  }

  /** What happens between two questions of one look at the account is in the answer to the second alone. */
  #meddle({ meddler }: Plan): void {
    const now = this.time.now();
    if (meddler === undefined || now < startOf(SECOND_DAY)) return;
    this.#readings += 1;
    if (this.#readings === meddler.reading) this.time.at(now, () => meddler.acts(this.broker));
  }

  /** Prices change with every second, which is of interest as long as an order waits for one. */
  #tick(): void {
    if (this.#isTicking) return;
    this.#isTicking = true;
    this.time.at(nextTick(this.time.now()), () => {
      this.#isTicking = false;
      if (this.broker.exchange.orders.working.length > 0) this.#tick();
    });
  }
}

const nextTick = (now: Instant): Instant => instant((Math.floor(now / TICK_MS) + 1) * TICK_MS);

/** Orders of the first day are filled whole. While the second is thin, one gets an eighth every five seconds. */
function liquidityOf(seed: number, { partialFills, thinUntil }: Plan): Liquidity {
  const since = startOf(SECOND_DAY);
  const byChance = partialLiquidity({ seed, chance: partialFills });
  return (order, shares, quote) => {
    if (quote.at < since) return shares;
    if (quote.at >= since + thinUntil) return byChance(order, shares, quote);
    return scaled(shares, quote.at % THIN_MS === 0 ? EIGHTH : NOTHING);
  };
}

const THIN_MS = 5000;
const EIGHTH = weight("0.125");
const NOTHING = weight("0");

/** An order or a cancel, and when it reached the broker. */
export interface Arrival {
  readonly at: Instant;
  readonly operation: Extract<AlpacaOperation, { readonly name: "submit-order" | "cancel-order" }>;
}

export const later = (moment: Instant, ms: number): Instant => instant(moment + ms);
