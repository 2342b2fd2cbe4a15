import {
  isOpen,
  known,
  nextPeg,
  restOf,
  smaller,
  type Instant,
  type Ladder,
  type OrderIntent,
  type Peg,
  type Price,
} from "@alchemiser/domain";
import type { Cycle, CycleTask } from "./cycle.ts";
import { deny, launch, type Flight, type FlightStep } from "./flight.ts";
import { wantedOf, type Leg } from "./legs.ts";

/**
 * Sends the next order of a leg, as `intent` was approved: its limit is the ladder's last price, its quantity the most
 * that is paid for.
 */
export function climb(cycle: Cycle, { intent, attempts }: Leg, at: Instant): FlightStep {
  const { task } = cycle;
  // Where a leg has one order, that stands at the last price: there is no ladder to climb.
  if (task.execution.mostPegs === 1) return launch(intent, { at, lifeMs: task.execution.longestMs });
  const { quotes, ticks } = known(cycle.market, "an order is priced after the market was observed");
  const quote = known(quotes.get(intent.ticker), () => `only what has a quote is approved, ${intent.ticker} has none`);
  const tickNear = (near: Price): Price => ticks(near, task.tradeSession);
  const step = nextPeg(ladderOf({ intent, attempts }, task), { at, quote, last: intent.limit, tickNear });
  if (step.do === "nothing") return deny(intent, step.reason, at);
  const peg: OrderIntent = { ...intent, limit: step.price, quantity: smaller(intent.quantity, step.quantity) };
  return launch(peg, { at, lifeMs: step.waitMs });
}

/** Whether another order of a leg may follow the ones that it had. */
export const mayClimb = (leg: Leg, task: CycleTask, at: Instant): boolean =>
  leg.attempts.length < task.execution.mostPegs && restOf(ladderOf(leg, task), at) === undefined;

const ladderOf = (leg: Leg, { execution, window }: CycleTask): Ladder => ({
  rules: execution,
  side: leg.intent.side,
  quantity: wantedOf(leg),
  until: window.until,
  pegs: leg.attempts.map(pegOf),
});

const pegOf = ({ intent, record }: Flight): Peg => ({
  sentAt: record.intendedAt,
  middle: intent.decisionPrice,
  filled: record.filled,
  isOver: !isOpen(record),
});
