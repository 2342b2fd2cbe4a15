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
import type { Flight } from "./flight.ts";
import { wantedOf, type Leg } from "./legs.ts";

/** What a leg sends next and how long that may work, or why it sends nothing. */
type Climb =
  | { readonly do: "send"; readonly intent: OrderIntent; readonly lifeMs: number }
  | { readonly do: "nothing"; readonly reason: string };

/**
 * The next order of a leg, as `intent` was approved: its limit is the ladder's last price, its quantity the most that is
 * paid for.
 */
export function climb({ task, market }: Cycle, { intent, attempts }: Leg, at: Instant): Climb {
  // Where a leg has one order, that stands at the last price: there is no ladder to climb.
  if (task.execution.mostPegs === 1) return { do: "send", intent, lifeMs: task.execution.longestMs };
  const { quotes, ticks } = known(market, "an order is priced after the market was observed");
  const quote = known(quotes.get(intent.ticker), () => `only what has a quote is approved, ${intent.ticker} has none`);
  const tickNear = (near: Price): Price => ticks(near, task.tradeSession);
  const step = nextPeg(ladderOf({ intent, attempts }, task), { at, quote, last: intent.limit, tickNear });
  if (step.do === "nothing") return step;
  const peg: OrderIntent = { ...intent, limit: step.price, quantity: smaller(intent.quantity, step.quantity) };
  return { do: "send", intent: peg, lifeMs: step.waitMs };
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
