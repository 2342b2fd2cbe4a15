/** Why a decision is what it is, as a tree of sentences with the numbers they rest on. Plain JSON. */
export type Explanation = Statement | ComparisonMade | Ranking | Weighting | Gap;

interface Told {
  /** One sentence, such as `SPY 688.1 is above its 200-day average 623.9`. */
  readonly text: string;
  readonly because: readonly Explanation[];
}

export interface Statement extends Told {
  readonly kind: "statement";
}

/** Two values held against each other. An unknown value is undefined. */
export interface ComparisonMade extends Told {
  readonly kind: "comparison";
  /** What was compared, without numbers: the same on every session. */
  readonly subject: string;
  readonly left: number | undefined;
  readonly right: number | undefined;
  /** Left minus right. */
  readonly distance: number | undefined;
  readonly holds: boolean | undefined;
  /** How far the values may be off because they remember history from before the first bar. */
  readonly uncertainty: number;
}

/** Candidates in the order of their scores, those without a score last. */
export interface Ranking extends Told {
  readonly kind: "ranking";
  readonly subject: string;
  readonly candidates: readonly RankedCandidate[];
}

export interface RankedCandidate {
  readonly name: string;
  readonly score: number | undefined;
  /** 1 is the best; undefined without a score. */
  readonly rank: number | undefined;
  /** How far the score may be off because it remembers history from before the first bar. */
  readonly uncertainty: number;
  readonly isSelected: boolean;
}

/** How something was divided, and by what rule. */
export interface Weighting extends Told {
  readonly kind: "weighting";
  readonly rule: "equal" | "stated" | "inverse volatility" | "whole";
  readonly weights: readonly { readonly name: string; readonly weight: number }[];
}

/** Something that had to be known and is not. */
export interface Gap extends Told {
  readonly kind: "gap";
}

/** The explanation as indented lines, the decision first. */
export function explanationText({ text, because }: Explanation): string {
  const reasons = because.map((reason) => `\n  ${explanationText(reason).replaceAll("\n", "\n  ")}`);
  return text + reasons.join("");
}

/** The sentence on its own, without the word that leads on to what follows from it. */
export const sentenceOf = ({ text }: Explanation): string => text.replace(/, so$/, "");

/** Every explanation in the tree, each before its reasons. */
export function* reasonsIn(explanation: Explanation): Generator<Explanation> {
  yield explanation;
  for (const reason of explanation.because) yield* reasonsIn(reason);
}
