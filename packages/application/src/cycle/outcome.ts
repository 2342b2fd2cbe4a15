import type { OrderIntent, Quantity } from "@alchemiser/domain";

/** What became of one leg of the decision, over all its attempts. */
export interface LegResult {
  readonly intent: OrderIntent;
  readonly filled: Quantity;
  /** The broker's or our own words for why it is not all. */
  readonly shortfall: string | undefined;
}

/** How a cycle ended. Only `done` with every leg complete is a success. */
export type Outcome =
  | { readonly kind: "done"; readonly result: "success" | "partial" | "failed"; readonly legs: readonly LegResult[] }
  /** A sleeve could not know what to hold: everything stayed as it was. */
  | { readonly kind: "undecided"; readonly reasons: readonly string[] }
  /** It did not begin, for a reason that a person can read. */
  | { readonly kind: "refused"; readonly reason: string }
  /** The account is not what the ledger says, or an order could not be accounted for. A person has to look. */
  | { readonly kind: "halted"; readonly reason: string; readonly legs: readonly LegResult[] }
  /** A person stopped it; what was working is cancelled. */
  | { readonly kind: "stopped"; readonly legs: readonly LegResult[] };
