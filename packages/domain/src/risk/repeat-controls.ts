import { MINUTE_MS } from "../calendar/instant.ts";
import type { Recent } from "../market-rules/recent.ts";
import { decisionPart, legPart } from "../orders/order-identity.ts";
import { denied, leadsOut, PASSED, type Control } from "./control.ts";

const TEN_MINUTES_MS = 10 * MINUTE_MS;

/**
 * A program that runs wild trades the same thing again and again (Commission Delegated Regulation (EU) 2017/589, article
 * 15(3)). Other orders of the same leg do not count: how many of them there are is for the ladder to say. Nor
 * does a way out that is asked for again and again: it ends where there is nothing left.
 */
export const legIsNoRepeat: Control = {
  code: "REPEATED_EXECUTION",
  check({ intent, isFlat, market, recent: { legs }, limits: { maxRepeats } }) {
    if (leadsOut({ intent, isFlat })) return PASSED;
    const from = market.now - TEN_MINUTES_MS;
    const name = legPart(intent.id);
    const before = legs.filter(
      ({ id, ticker, side, at }) =>
        ticker === intent.ticker && side === intent.side && at > from && legPart(id) !== name,
    );
    if (before.length < maxRepeats) return PASSED;
    return denied(
      `${before.length} orders to ${intent.side} ${intent.ticker} were sent within ten minutes, the mandate allows ${maxRepeats}`,
    );
  },
};

/** Deciding again and again in one session is a mistake, whoever asks for it: nobody means to rebalance all day. A way out is none. */
export const sessionIsWithinPlan: Control = {
  code: "SESSION_ABOVE_PLAN",
  check({ intent, isFlat, plan, market, recent: { legs }, limits: { maxRepeats } }) {
    if (leadsOut({ intent, isFlat })) return PASSED;
    if (legs.at(-1)?.session !== market.tradeSession) return PASSED;
    const name = legPart(intent.id);
    const before = legs.filter(({ id }) => legPart(id) !== name).length;
    const most = maxRepeats * Math.max(plan.trades.length, largestDecision(legs));
    if (before < most) return PASSED;
    return denied(
      `${before} orders were sent in this session, the mandate allows ${maxRepeats} times its largest plan`,
    );
  },
};

/** How many legs the decision had that sent the most. */
function largestDecision(legs: Recent["legs"]): number {
  const counts = new Map<string, number>();
  for (const { id } of legs) counts.set(decisionPart(id), (counts.get(decisionPart(id)) ?? 0) + 1);
  return Math.max(0, ...counts.values());
}
