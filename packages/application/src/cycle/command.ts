import type { Decision, Instant, LedgerRecord, OrderId, OrderRequest, Ticker } from "@alchemiser/domain";

/**
 * What a cycle asks of the shell. Commands are carried out in order, and `journal` is durable before the next one
 * begins: that is how an intent is on disk before its request is on the wire.
 */
export type Command =
  /** Answered by `recalled`. */
  | { readonly do: "recall" }
  /** Answered by `account-read`, with what happened after the cursor. */
  | { readonly do: "read-account"; readonly cursor: string | undefined }
  /** Answered by `observed`, with quotes and assets of these symbols. */
  | { readonly do: "observe"; readonly tickers: readonly Ticker[] }
  /** Answered by `frozen`: with this decision, or with the one that was there first. */
  | { readonly do: "freeze"; readonly decision: Decision }
  | { readonly do: "journal"; readonly records: readonly LedgerRecord[] }
  /** Answered by `submitted`. */
  | { readonly do: "submit"; readonly request: OrderRequest }
  /** Answered by `found`. */
  | { readonly do: "find"; readonly id: OrderId }
  /** Answered by `cancelled`; the end of the order is reported. */
  | { readonly do: "cancel"; readonly id: OrderId }
  /** Answered by `woke` with the same order, not before `at`. */
  | { readonly do: "wake"; readonly id: OrderId; readonly at: Instant }
  /** Answered by `paused`, not before `until`: a leg waits for its next slice. */
  | { readonly do: "pause"; readonly until: Instant };
