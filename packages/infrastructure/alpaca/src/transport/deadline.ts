import { NOBODY_WAITS, type Clock } from "@alchemiser/application";
import { instant } from "@alchemiser/domain";

export interface Deadline {
  readonly clock: Clock;
  readonly timeoutMs: number;
  /** The caller's own wish to stop. */
  readonly signal: AbortSignal | undefined;
}

/** How an attempt at something ended. */
export type Ending<Value> =
  | { readonly ended: "answered"; readonly value: Value }
  | { readonly ended: "failed"; readonly cause: unknown }
  | { readonly ended: "timed-out" }
  | { readonly ended: "given-up" };

/** Never waits for `work` beyond the deadline or the caller's patience; its signal tells `work` that nobody waits. */
export async function withinDeadline<Value>(
  work: (signal: AbortSignal) => Promise<Value>,
  { clock, timeoutMs, signal }: Deadline,
): Promise<Ending<Value>> {
  if (signal?.aborted === true) return { ended: "given-up" };
  const over = new AbortController();
  const ending = Promise.withResolvers<Ending<Value>>();
  const giveUp = (): void => ending.resolve({ ended: "given-up" });
  // Taken off by hand: a listener that goes with a signal is held weakly, and whatever it holds lives until a full collection.
  signal?.addEventListener("abort", giveUp);
  work(over.signal).then(
    (value) => ending.resolve({ ended: "answered", value }),
    (cause: unknown) => ending.resolve({ ended: "failed", cause }),
  );
  void clock
    .waitUntil(instant(clock.now() + timeoutMs), over.signal)
    .then(() => ending.resolve({ ended: "timed-out" }));

  const first = await ending.promise;
  signal?.removeEventListener("abort", giveUp);
  over.abort(NOBODY_WAITS);
  return first;
}
