import {
  slippageOf,
  sum,
  unitPrice,
  valueOf,
  type Price,
  type Quantity,
  type Side,
  type Ticker,
} from "@alchemiser/domain";
import type { Cycle } from "../cycle/cycle.ts";
import { filledOf, legsOf, wantedOf, type Leg } from "../cycle/legs.ts";

/** What became of one leg of the decision, over all the orders that were sent for it. */
export interface LegReportLine {
  readonly ticker: Ticker;
  readonly side: Side;
  readonly quantity: Quantity;
  readonly filled: Quantity;
  readonly averagePrice: Price | undefined;
  readonly orders: number;
  /** How much worse than the middle of the quote that the decision saw, in basis points: what waiting cost counts. */
  readonly slippageBp: number | undefined;
}

export const legLines = ({ decision, flights }: Pick<Cycle, "decision" | "flights">): readonly LegReportLine[] =>
  legsOf(decision?.intents ?? [], flights)
    .filter(({ attempts }) => attempts.length > 0)
    .map(lineOf);

function lineOf(leg: Leg): LegReportLine {
  const { ticker, side, decisionPrice } = leg.intent;
  const filled = filledOf(leg);
  const averagePrice = averageOf(leg);
  return {
    ...{ ticker, side, quantity: wantedOf(leg), filled, averagePrice, orders: leg.attempts.length },
    slippageBp: averagePrice && slippageOf(side, { paid: averagePrice, fair: decisionPrice }),
  };
}

function averageOf(leg: Leg): Price | undefined {
  const filled = filledOf(leg);
  const values = leg.attempts.flatMap(({ record: { filled: shares, averagePrice } }) =>
    averagePrice === undefined ? [] : [valueOf(shares, averagePrice)],
  );
  return filled.isPositive() ? unitPrice(sum(values), filled) : undefined;
}
