/** Why a decision is what it is, as a tree of sentences with the numbers they rest on. Plain JSON. */
export interface Explanation {
  /** One sentence, such as `SPY 688.1 is above its 200-day average 623.9`. */
  readonly text: string;
  readonly because: readonly Explanation[];
}
