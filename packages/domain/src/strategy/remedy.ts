import type { Ticker } from "../market/ticker.ts";

/** What a mandate does when a sleeve is undecided, or its strategy fails. No remedy makes up a weight. */
export type Remedy =
  /** Nothing is traded for any sleeve. */
  | { readonly kind: "refuse" }
  /** The sleeve's lots stay as they are, and the other sleeves go on. */
  | { readonly kind: "stay" }
  /** The sleeve holds one symbol that the mandate names, until it knows again. */
  | { readonly kind: "shelter"; readonly ticker: Ticker };

export const REFUSE: Remedy = { kind: "refuse" };
