import {
  arrivalOf,
  known,
  requestOf,
  unfilled,
  validate,
  valueOf,
  type Instant,
  type OpenOrder,
} from "@alchemiser/domain";
import { climb } from "./climbing.ts";
import type { Cycle } from "./cycle.ts";
import { deny, launch, type FlightStep } from "./flight.ts";
import type { Leg } from "./legs.ts";
import { workingOrders } from "./working-orders.ts";

/**
 * Lets the next orders of legs leave, one after the other, as far as the broker would take them: with the account as it
 * was last read, with what works in it, and with what those before them keep back. The others are denied with the
 * broker's reason.
 */
export function leave(cycle: Cycle, due: readonly Leg[], at: Instant): readonly FlightStep[] {
  if (due.length === 0) return [];
  const account = known(cycle.account, "orders leave after the account was read");
  const market = known(cycle.market, "orders leave after the market was observed");
  const openOrders: OpenOrder[] = [...workingOrders(cycle)];
  const { positions, entitlements } = account;
  let { buyingPower } = account;
  return due.map((leg) => {
    const step = climb(cycle, leg, at);
    if (step.do === "nothing") return deny(leg.intent, step.reason, at);
    const { intent, lifeMs } = step;
    const request = requestOf(intent);
    const standing = { buyingPower, positions, openOrders, entitlements };
    const refusal = validate(request, arrivalOf(intent.ticker, market, standing));
    if (refusal !== undefined) return deny(intent, `${refusal.code}: ${refusal.sentence}`, at);
    openOrders.push(unfilled(request));
    if (intent.side === "buy") buyingPower = buyingPower.minus(valueOf(intent.quantity, intent.limit));
    return launch(intent, { at, lifeMs });
  });
}
