import type { LambdaEvent } from "./event.ts";

/** What Lambda tells about one invocation, as far as it is read. */
export interface Invocation {
  readonly awsRequestId: string;
  getRemainingTimeInMillis(): number;
}

/**
 * A stopping cycle cancels what works and reads the account again; an order without an answer is looked for over a whole
 * minute. A quarter of a minute is for the requests around that.
 */
const TIME_TO_STOP_MS = 75_000;

/** Sells and then buys take half a minute each to their last price, by the standard patience, after the bars were read; and then there must be time to stop. */
const LEAST_TIME_TO_TRADE_MS = 105_000 + TIME_TO_STOP_MS;

/** Two calls that take as long as a call may. */
const LEAST_TIME_TO_READ_MS = 20_000;

/** Why there is not enough time left to begin; nothing when there is. A run is not begun that would be cut off. */
export function tooLate(action: LambdaEvent["action"], invocation: Invocation): string | undefined {
  const least = action === "trade" ? LEAST_TIME_TO_TRADE_MS : LEAST_TIME_TO_READ_MS;
  const left = invocation.getRemainingTimeInMillis();
  if (left >= least) return undefined;
  return `to ${action} takes up to ${least} ms, and ${left} ms are left: give the function a longer timeout`;
}

/** How long a cycle may go on before it has to stop. */
export const timeToTrade = (invocation: Invocation): number =>
  Math.max(0, invocation.getRemainingTimeInMillis() - TIME_TO_STOP_MS);
