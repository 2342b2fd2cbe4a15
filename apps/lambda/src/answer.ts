/** What the function answers. Everything in it is plain JSON. */
export type Answer =
  /** Nothing was done, and asking the same again changes nothing unless the reason has gone. */
  | { readonly outcome: "refused"; readonly because: Because; readonly reason: string }
  | { readonly outcome: "planned"; readonly plan: unknown }
  /** The cycle ended; its report says how. */
  | { readonly outcome: "ran"; readonly report: unknown }
  | { readonly outcome: "status"; readonly status: unknown }
  /** The outside world failed. What was sent is in the ledger, and the next run takes it up. */
  | { readonly outcome: "failed"; readonly failure: string; readonly isTransient: boolean; readonly reason: string };

export type Because = "event" | "world" | "time" | "bars" | "symbols" | "closed" | "halted" | "account";

export const refused = (because: Because, reason: string): Answer => ({ outcome: "refused", because, reason });
