import {
  AT_ONCE,
  FULL_LIMITS,
  instant,
  invariant,
  money,
  proRata,
  quantity,
  session,
  weight,
  type Liquidity,
  type Mandate,
} from "@alchemiser/domain";
import { mandateFor, sleeve, wanting } from "@alchemiser/domain/testing";
import { differences } from "../cycle/compare.ts";
import type { Cycle, CycleTask } from "../cycle/cycle.ts";
import type { Outcome } from "../cycle/outcome.ts";
import { CrashWorld } from "./crash-world.ts";
import type { TickingMarket, Troubles } from "./troubled-broker.ts";

// A story for tests of whole cycles: on the first day two sleeves buy, on the second morning both want other things.

const FIRST_DAY = session("2025-07-01");
export const SECOND_DAY = session("2025-07-02");

const rules = {
  limits: { ...FULL_LIMITS, maxFailedSells: money("1000") },
  rebalance: { cashReserve: weight("0.03"), driftBand: weight("0"), smallestTrade: money("1") },
  reach: weight("0.0005"),
};

export const FIRST_WISHES: Mandate = mandateFor(
  [sleeve("a", "0.5", wanting({ SPY: 0.6, TLT: 0.4 })), sleeve("b", "0.5", wanting({ SPY: 0.8, TLT: 0.2 }))],
  rules,
);

/** SPY goes, from both; `a` has TLT that `b` wants; GLD and BIL are new. */
export const SECOND_WISHES: Mandate = mandateFor(
  [sleeve("a", "0.5", wanting({ GLD: 0.5, BIL: 0.5 })), sleeve("b", "0.5", wanting({ BIL: 0.4, TLT: 0.6 }))],
  rules,
);

const PRICES = new Map(Object.entries({ SPY: 500, TLT: 100, GLD: 190, BIL: 91 }));

/** Every other quarter of a minute the market is 0.3 % higher. */
export const MARKET: TickingMarket = {
  cash: money("100000"),
  session: FIRST_DAY,
  price: (ticker, tick) => (PRICES.get(ticker) ?? 0) * (tick % 2 === 0 ? 1 : 1.003),
  lately: () => undefined,
};

export const ample: Liquidity = (_order, shares) => shares;

/** Of a first attempt a third is traded at each quote, of later ones everything. */
export const thin: Liquidity = ({ request }, shares) =>
  request.id.endsWith("-0") ? proRata(shares, quantity("1"), quantity("3")) : shares;

export const CALM: Troubles = {
  idUniqueness: "for-ever",
  lookUpLagMs: 0,
  fates: [],
  stream: "told",
  liquidity: ample,
  closesAtTick: Number.POSITIVE_INFINITY,
};

export const taskOf = (mandate: Mandate, world: CrashWorld): CycleTask => ({
  aim: "rebalance",
  mandate,
  tradeSession: world.broker.exchange.moment.session,
  revision: 0,
  window: { from: world.broker.now, until: instant(world.broker.now + 3_600_000) },
  patience: { ambiguityMs: 60_000, firstLookUpMs: 1000, cancelChecks: 5 },
  // Twenty seconds in the first half hour of a session.
  execution: { ...AT_ONCE, mostPegs: 3, shortestMs: 10_000, longestMs: 10_000 },
});

export interface Morning {
  readonly world: CrashWorld;
  readonly task: CycleTask;
}

/** The morning of the second day; the troubles begin now. */
export function secondMorning(
  troubles: Partial<Troubles> = {},
  changes: Partial<CycleTask> = {},
  market = MARKET,
): Morning {
  const world = new CrashWorld(market, { ...CALM, ...troubles });
  world.run(taskOf(FIRST_WISHES, world));
  world.startSession(SECOND_DAY);
  world.broker.suffer({ ...CALM, ...troubles });
  return { world, task: { ...taskOf(SECOND_WISHES, world), ...changes } };
}

/** How a run ended. */
export function outcomeOf({ cycle }: { readonly cycle: Cycle | undefined }): Outcome {
  invariant(cycle?.phase.name === "ended", "a run that nobody cut off has ended");
  return cycle.phase.outcome;
}

/** The orders of the second day, as "sell SPY 0" with the number of the attempt. */
export const ordersOf = ({ broker }: CrashWorld): readonly string[] =>
  broker.exchange.orders.all
    .filter(({ request }) => request.id.includes("-250702r"))
    .map(({ request }) => `${request.side} ${request.ticker} ${request.id.slice(-1)}`);

/** In what ledger and account do not agree, orders that still work included; nothing is as it should be. */
export const disagreements = ({ world, task }: Morning): readonly string[] => [
  ...world.broker.exchange.orders.working.map(({ request }) => `${request.id} still works`),
  ...differences(world.memory(task), world.broker.account()),
];
