import {
  isOpen,
  known,
  nextOrder,
  sessionHours,
  sizeOf,
  smaller,
  turnOf,
  wholeShares,
  type Instant,
  type OrderIntent,
  type OrderSlot,
  type Peg,
  type Price,
  type Slice,
  type SlicedLeg,
  type Turn,
} from "@alchemiser/domain";
import { mayLeave } from "./breaking.ts";
import type { Cycle, CycleTask } from "./cycle.ts";
import type { Flight } from "./flight.ts";
import { remainingOf, type Leg } from "./legs.ts";
import { slicesOf, spreadUntil } from "./slices-of.ts";

/** What a leg sends next and how long that may work, or why it sends nothing. */
type Climb =
  | { readonly do: "send"; readonly intent: OrderIntent; readonly lifeMs: number }
  | { readonly do: "nothing"; readonly reason: string };

/** A leg whose next order is due: the next one of its slice, or the first of another. */
type DueTurn = Extract<Turn, { readonly do: "begin" | "climb" }>;

export const isDue = (turn: Turn): turn is DueTurn => turn.do === "begin" || turn.do === "climb";

/** Whose turn it is in a leg: told from the orders that it had. */
export function turnIn(cycle: Cycle, leg: Leg, at: Instant): Turn {
  const last = leg.attempts.at(-1);
  if (!mayLeave(cycle, leg.intent.side)) return { do: "rest", reason: "nothing new is sent" };
  if (last?.stage.at === "stuck" || last?.stage.at === "mistaken") return { do: "rest", reason: last.stage.reason };
  if (isAtOnce(cycle.task) && last === undefined) return { do: "begin", follow: 0 };
  if (last !== undefined && (last.record.status === "rejected" || isAtOnce(cycle.task)))
    return { do: "rest", reason: last.record.status };
  return turnOf(slicedLeg(cycle, leg), at);
}

/** Which order of a leg comes next. Of a leg that has had none yet it is decided here how many slices it has. */
export function slotOf(cycle: Cycle, leg: Leg, turn: DueTurn): OrderSlot {
  const { slot } = leg.intent;
  if (turn.do === "begin")
    return turn.follow === undefined ? firstSlot(cycle, leg) : { ...slot, leg: turn.follow, attempt: 0 };
  const { follow } = turn.slice;
  return { ...slot, leg: follow, attempt: leg.attempts.filter((flight) => flight.intent.slot.leg === follow).length };
}

/** The slot of the first order of a leg, which says how many slices follow. */
export function firstSlot({ task, market, decision }: Cycle, leg: Leg): OrderSlot {
  const seen = known(market, "an order is sized after the market was observed");
  const { intents: legs } = known(decision, "an order is sized after the decision");
  const { slot, ticker, side } = leg.intent;
  const slices = slicesOf(task, seen, { leg: { ticker, side, quantity: remainingOf(leg) }, legs });
  return { ...slot, leg: slices - 1, attempt: 0 };
}

/**
 * The next order of a leg, as `intent` was approved: its limit is the ladder's last price, its quantity what is left of
 * the leg and paid for, its slot says which slice of that it is.
 */
export function climb(cycle: Cycle, { intent, attempts }: Leg, at: Instant): Climb {
  const { task, market } = cycle;
  // Where a leg has one order, that stands at the last price: there is no ladder to climb.
  if (task.execution.auction !== "none") return forAuction(task, intent, at);
  if (isAtOnce(task)) return { do: "send", intent, lifeMs: task.execution.longestMs };
  const { quotes, ticks } = known(market, "an order is priced after the market was observed");
  const quote = known(quotes.get(intent.ticker), () => `only what has a quote is approved, ${intent.ticker} has none`);
  const tickNear = (near: Price): Price => ticks(near, task.tradeSession);
  const leg = slicedLeg(cycle, { intent, attempts });
  const begun = leg.slices.find(({ follow }) => follow === intent.slot.leg);
  const slice = begun ?? newSlice(intent, at);
  const step = nextOrder(leg, slice, { at, quote, last: intent.limit, tickNear });
  if (step.do === "nothing") return step;
  const peg: OrderIntent = { ...intent, limit: step.price, quantity: smaller(intent.quantity, step.quantity) };
  return { do: "send", intent: peg, lifeMs: step.waitMs };
}

/** An auction takes whole shares only; what it does not trade is over with it. */
function forAuction(task: CycleTask, intent: OrderIntent, at: Instant): Climb {
  const order: OrderIntent = { ...intent, quantity: wholeShares(intent.quantity), auction: "close" };
  return { do: "send", intent: order, lifeMs: lifeOf(order, task, at) };
}

/** How long an order of an earlier run, or one for an auction, may work before it is cancelled. */
export function lifeOf({ auction }: OrderIntent, { execution, tradeSession }: CycleTask, at: Instant): number {
  if (auction === undefined) return execution.longestMs;
  return Math.max(sessionHours(tradeSession).close + AFTER_AUCTION_MS - at, 0);
}

/** The end of an order for an auction is told soon after it. */
const AFTER_AUCTION_MS = 60_000;

/** A leg has one order in auctions, and in worlds in which one is filled or refused at once. */
export const isAtOnce = ({ execution }: CycleTask): boolean =>
  execution.auction !== "none" || (execution.mostPegs === 1 && execution.slicing.mostSlices === 1);

function slicedLeg({ task, decision }: Cycle, { intent, attempts }: Leg): SlicedLeg {
  const { execution, window, tradeSession } = task;
  return {
    rules: execution,
    side: intent.side,
    quantity: intent.quantity,
    by: execution.slicing.by,
    hours: sessionHours(tradeSession),
    spreadUntil: spreadUntil(task, intent.side, decision?.intents ?? []),
    until: window.until,
    slices: slicesIn(attempts),
  };
}

/** The attempts at a leg, oldest first, by their slices. */
function slicesIn(attempts: readonly Flight[]): readonly Slice[] {
  const follows = [...new Set(attempts.map(({ intent }) => intent.slot.leg))];
  return follows.flatMap((follow): readonly Slice[] => {
    const own = attempts.filter(({ intent }) => intent.slot.leg === follow);
    const [first] = own;
    if (first === undefined) return [];
    const { stage } = own.at(-1) ?? first;
    return [
      {
        follow,
        begunAt: first.record.intendedAt,
        quantity: first.intent.quantity,
        pegs: own.filter((flight) => flight.stage.at !== "denied").map(pegOf),
        givenUp: stage.at === "denied" ? stage.reason : undefined,
      },
    ];
  });
}

const newSlice = ({ slot, quantity }: OrderIntent, at: Instant): Slice => ({
  follow: slot.leg,
  begunAt: at,
  quantity: sizeOf(quantity, slot.leg),
  pegs: [],
  givenUp: undefined,
});

const pegOf = ({ intent, record }: Flight): Peg => ({
  sentAt: record.intendedAt,
  middle: intent.decisionPrice,
  filled: record.filled,
  isOver: !isOpen(record),
});
