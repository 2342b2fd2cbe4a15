import { weight, WHOLE, type Weight } from "../money/money.ts";
import { DEFAULT_SLICING, UNSLICED, type SlicingRules } from "./slicing-rules.ts";

/** How a leg is worked: by limit orders, called pegs, one after another, from inside the spread to the last price. */
export interface LadderRules {
  /** Where the first peg stands: 0 at the near side of the quote, 1 at the far side. */
  readonly start: Weight;
  /** How many pegs climb from there before the leg goes to its last price; none when it goes there at once. */
  readonly steps: number;
  /** How many pegs a leg may have; whatever the steps, the last of them is at the last price. */
  readonly mostPegs: number;
  /** A peg waits at least so long before it is cancelled, */
  readonly shortestMs: number;
  /** and at most so long. In between the market decides. */
  readonly longestMs: number;
}

/** How the legs of a decision are worked: each on a ladder, and those that are too large for one in slices. */
export interface ExecutionRules extends LadderRules {
  readonly slicing: SlicingRules;
  /** Each leg has one order for the auction of the close, where the account may send such, instead of a ladder. */
  readonly auction: "none" | "close";
}

/** From the middle of the spread in two steps, then at the last price; what the market does not fill is tried thrice. */
export const DEFAULT_LADDER: ExecutionRules = {
  start: weight("0.5"),
  steps: 2,
  mostPegs: 5,
  shortestMs: 2000,
  longestMs: 10_000,
  slicing: DEFAULT_SLICING,
  auction: "none",
};

/** One order at the last price: for worlds in which an order is filled or refused at once. */
export const AT_ONCE: ExecutionRules = {
  start: WHOLE,
  steps: 0,
  mostPegs: 1,
  shortestMs: 0,
  longestMs: 0,
  slicing: UNSLICED,
  auction: "none",
};
