import type { OrderIntent } from "../orders/order-intent.ts";
import { dayTradesAreFew, isSettled } from "./account-controls.ts";
import type { Control, ControlCode, ForbiddenCode, Proposal } from "./control.ts";
import {
  brokerTakesIt,
  legIsUnique,
  orderWithinLimit,
  orderWithinPlan,
  priceWithinCollar,
  sellWithinHolding,
  sessionIsOpen,
} from "./order-controls.ts";
import {
  grossWithinLimit,
  sectorWithinCap,
  turnoverWithinLimit,
  weightsSumToOne,
  weightWithinCap,
} from "./plan-controls.ts";
import { priceHasNotJumped, quoteExists, quoteIsFresh, quoteIsNotCrossed, quoteIsPositive } from "./quote-controls.ts";
import { expectedShortfallWithinLimit, valueAtRiskWithinLimit } from "./risk-controls.ts";
import { orderWithinDisplayed, orderWithinVolume } from "./volume-controls.ts";
import { legIsNoRepeat, sessionIsWithinPlan } from "./repeat-controls.ts";

/** One control's objection, or its excuse; or what somebody else's rule says. */
export interface Remark {
  readonly code: ControlCode | ForbiddenCode;
  readonly sentence: string;
}

interface Excuse extends Remark {
  readonly code: ControlCode;
}

/** Denied is our own verdict; *rejected* is reserved for what a broker answers. A denied order stays in the record. */
export interface Verdict {
  readonly outcome: "approved" | "denied";
  readonly intent: OrderIntent;
  readonly denials: readonly Remark[];
  /** Controls that lacked their input. */
  readonly notApplicable: readonly Excuse[];
}

/** Every control of the gate, in the order in which they are printed. The same in every world. */
export const CONTROLS: readonly Control[] = [
  weightsSumToOne,
  turnoverWithinLimit,
  grossWithinLimit,
  sessionIsOpen,
  quoteExists,
  quoteIsPositive,
  quoteIsNotCrossed,
  quoteIsFresh,
  priceHasNotJumped,
  priceWithinCollar,
  sellWithinHolding,
  orderWithinPlan,
  orderWithinLimit,
  orderWithinVolume,
  orderWithinDisplayed,
  weightWithinCap,
  sectorWithinCap,
  valueAtRiskWithinLimit,
  expectedShortfallWithinLimit,
  legIsUnique,
  legIsNoRepeat,
  sessionIsWithinPlan,
  isSettled,
  dayTradesAreFew,
  brokerTakesIt,
];

/** Puts one order before every control: all objections are told, not only the first. */
export function review(proposal: Proposal): Verdict {
  const denials: Remark[] = [];
  const notApplicable: Excuse[] = [];
  for (const { code, check } of CONTROLS) {
    const finding = check(proposal);
    if (finding.outcome === "denied") denials.push({ code, sentence: finding.sentence });
    if (finding.outcome === "refused") denials.push(finding.refusal);
    if (finding.outcome === "not-applicable") notApplicable.push({ code, sentence: finding.sentence });
  }
  return { outcome: denials.length === 0 ? "approved" : "denied", intent: proposal.intent, denials, notApplicable };
}
