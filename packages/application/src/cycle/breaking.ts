import {
  afterLook,
  doubtAbout,
  equityIfKnown,
  holdingsOf,
  isStricter,
  known,
  lossTrips,
  outageTrip,
  rejectTrip,
  type Book,
  type Instant,
  type LedgerRecord,
  type Limits,
  type MarketNow,
  type Side,
  type Trip,
} from "@alchemiser/domain";
import type { Cycle, CycleStep } from "./cycle.ts";
import { abort } from "./flight.ts";
import { withFlights } from "./with-flights.ts";

/** Whether buys may leave and work. Sells reduce, and may leave until everything is halted. */
export const mayBuyNow = ({ memory, isStopping }: Cycle): boolean => memory?.trading === "ACTIVE" && !isStopping;

/** Whether orders of a side may leave, and work. */
export const mayLeave = (cycle: Cycle, side: Side): boolean => (side === "buy" ? mayBuyNow(cycle) : !cycle.isStopping);

/**
 * Looks at what the mandate is worth in the market that was just observed, and trips the breakers for what was lost. The
 * first look of a cycle is written down, since the next session is measured from it. What is written down, trips something
 * or would be the peak counts only if the gate would trade at its prices.
 */
export function lookAtLosses(cycle: Cycle, at: Instant): CycleStep {
  const memory = known(cycle.memory, "the mandate is valued after the ledger was read");
  const market = known(cycle.market, "the mandate is valued after the market was observed");
  const { mandate, tradeSession: session } = cycle.task;
  const equity = equityIfKnown(memory.book, market.prices);
  // A loss is a reason to sell everything, and must not end it.
  if (equity === undefined || cycle.task.aim === "flatten") return { cycle, commands: [] };
  const { standing } = memory;
  const look = { session, equity };
  const trips = lossTrips(standing, look, mandate.limits.breakers);
  const isFirst = cycle.phase.name === "observing";
  const isNotable = isFirst || trips.length > 0 || standing.peak === undefined || standing.peak.isBelow(equity);
  // Where breakers are only counted, over bars that were inspected, nothing rests on what they see.
  const isActing = mandate.limits.breakers.mode === "act";
  if (isActing && isNotable && isDoubtful(memory.book, market, mandate.limits)) return { cycle, commands: [] };

  const looked: Cycle =
    standing.latest === undefined ? { ...cycle, memory: { ...memory, standing: afterLook(standing, look) } } : cycle;
  const step: CycleStep = {
    cycle: looked,
    commands: isFirst ? [{ do: "journal", records: [{ kind: "valued", at, session, equity }] }] : [],
  };
  return trips.length === 0 ? step : trip(step, trips, at);
}

const isDoubtful = (book: Book, market: MarketNow, limits: Limits): boolean =>
  [...holdingsOf(book).keys()].some((ticker) => doubtAbout(ticker, { market, limits }) !== undefined);

/** One more order that the broker rejects. */
export function countRejection({ cycle, commands }: CycleStep, at: Instant): CycleStep {
  const rejects = cycle.rejects + 1;
  const tripped = rejectTrip(rejects, cycle.task.mandate.limits.breakers);
  return trip({ cycle: { ...cycle, rejects }, commands }, tripped === undefined ? [] : [tripped], at);
}

/** One more time that the broker goes out of reach. Before the ledger was read it is only counted. */
export function countOutage(cycle: Cycle, at: Instant): CycleStep {
  const outages = cycle.outages + 1;
  const step: CycleStep = { cycle: { ...cycle, outages }, commands: [] };
  const tripped = outageTrip(outages, cycle.task.mandate.limits.breakers);
  return tripped === undefined || cycle.memory === undefined ? step : trip(step, [tripped], at);
}

/**
 * Notes breakers that do not hold any longer. Where they act the trading state is changed, in the ledger first, and what
 * it forbids from now on is cancelled.
 */
function trip({ cycle, commands }: CycleStep, trips: readonly Trip[], at: Instant): CycleStep {
  const memory = known(cycle.memory, "a breaker trips after the ledger was read");
  const fresh = trips.filter(({ breaker }) => !cycle.trips.some((before) => before.breaker === breaker));
  const noted: Cycle = { ...cycle, trips: [...cycle.trips, ...fresh] };
  const strictest = fresh.reduce<Trip | undefined>(
    (most, one) => (most === undefined || isStricter(one.state, most.state) ? one : most),
    undefined,
  );
  const isInForce = cycle.task.mandate.limits.breakers.mode === "act";
  if (!isInForce || strictest === undefined || !isStricter(strictest.state, memory.trading))
    return { cycle: noted, commands };
  const { state, reason } = strictest;
  const halted = state === "HALTED" ? { isStopping: true, alarm: cycle.alarm ?? reason } : {};
  const restrained = restrain({ ...noted, ...halted, memory: { ...memory, trading: state } });
  const records: readonly LedgerRecord[] = [{ kind: "state", at, state, reason }];
  return {
    cycle: restrained.cycle,
    commands: [...commands, { do: "journal", records }, ...restrained.commands],
  };
}

/** Cancels what works and may not work any longer: buys while the account is reduced, everything when it is halted. */
function restrain(cycle: Cycle): CycleStep {
  if (mayBuyNow(cycle)) return { cycle, commands: [] };
  const unwanted = [...cycle.flights.values()].filter(({ intent }) => cycle.isStopping || intent.side === "buy");
  return withFlights(cycle, unwanted.map(abort));
}
