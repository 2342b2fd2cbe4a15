import type { Ticker } from "../market/ticker.ts";
import type { Condition, Metric } from "./tree.ts";

/**
 * A program made ready to run: groups have become names on what they hold, bodies have become equal weights, and
 * everything that holds something has the number of its content. Equal content has the same number, whatever it is
 * called and wherever it stands, so that it is worked out once.
 */
export type Block = AssetBlock | EqualBlock | SpecifiedBlock | VolatilityBlock | FilterBlock;

export interface AssetBlock {
  readonly kind: "asset";
  readonly content: number;
  readonly ticker: Ticker;
}

export interface EqualBlock {
  readonly kind: "equal";
  readonly content: number;
  readonly children: readonly Child[];
}

export interface SpecifiedBlock {
  readonly kind: "specified";
  readonly content: number;
  /** Only parts with a weight; the shares sum to 1. */
  readonly parts: readonly { readonly share: number; readonly member: Member }[];
}

export interface VolatilityBlock {
  readonly kind: "inverse-volatility";
  readonly content: number;
  readonly window: number;
  readonly children: readonly Child[];
}

export interface FilterBlock {
  readonly kind: "filter";
  readonly content: number;
  readonly metric: Metric;
  readonly select: "top" | "bottom";
  readonly count: number;
  readonly children: readonly Child[];
}

/** What stands in a list: something that holds, or a fork whose taken branch is spliced into the list. */
export type Child = Member | Fork;

export interface Member {
  readonly kind: "member";
  /** The symbol of an asset, the name of a group, nothing for anything else. */
  readonly name: string;
  readonly block: Block;
  /** An offset into the program's text. */
  readonly at: number;
}

export interface Fork {
  readonly kind: "fork";
  readonly condition: Condition;
  readonly then: readonly Child[];
  /** Empty where there is no else, or nothing in it. */
  readonly otherwise: readonly Child[];
}
