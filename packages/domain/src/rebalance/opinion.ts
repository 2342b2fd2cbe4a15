import type { Ticker } from "../market/ticker.ts";
import type { Weight } from "../money/money.ts";

export type ExactWeights = ReadonlyMap<Ticker, Weight>;

/** What one sleeve says in a session. */
export type Opinion = Undecided | Staying | Sheltering | Keeping | Rebalancing | Leaving;

/** It does not know what to hold, and the mandate trades nothing without it. */
interface Undecided {
  readonly outcome: "undecided";
  readonly sleeve: string;
  readonly reason: string;
}

/** It does not know what to hold, and has what it may have until it knows. */
interface Staying {
  readonly outcome: "stay";
  readonly sleeve: string;
  readonly reason: string;
}

/** It does not know what to hold, and goes to the symbol that the mandate names for that. */
interface Sheltering {
  readonly outcome: "shelter";
  readonly sleeve: string;
  readonly reason: string;
  readonly weights: ExactWeights;
}

/** It knows what it wants, but is not due. */
interface Keeping {
  readonly outcome: "keep";
  readonly sleeve: string;
  readonly weights: ExactWeights;
}

interface Rebalancing {
  readonly outcome: "rebalance";
  readonly sleeve: string;
  readonly weights: ExactWeights;
}

/** The mandate does not have it, but it holds something: all of that is sold, and the money is the mandate's. */
interface Leaving {
  readonly outcome: "leave";
  readonly sleeve: string;
}

/** Whether a sleeve goes to its weights now. */
export const isTrading = (opinion: Opinion): opinion is Sheltering | Rebalancing =>
  opinion.outcome === "rebalance" || opinion.outcome === "shelter";

/** Whether what a sleeve holds is sold because the mandate does not have it. */
export const isLeaving = (opinion: Opinion): opinion is Leaving => opinion.outcome === "leave";

/** Whether a sleeve does not know what to hold, whatever is done about it. */
export const isUndecided = (opinion: Opinion): opinion is Undecided | Staying | Sheltering => "reason" in opinion;
