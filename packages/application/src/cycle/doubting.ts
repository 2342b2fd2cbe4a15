import { instant, type Instant } from "@alchemiser/domain";
import type { Cycle, CycleStep, Next } from "./cycle.ts";
import { settle } from "./settling.ts";

/**
 * How long is waited before each further look at an account that differs from the ledger. What happens between two
 * questions looks like a difference, and so does what the account's history tells a moment later than its cash.
 */
const WAITS_MS: readonly number[] = [0, 5000];

/** Looks once more where ledger and account differ; undefined when it was looked often enough, and somebody has to. */
export function lookAgain(cycle: Cycle, next: Next, at: Instant): CycleStep | undefined {
  const waitMs = WAITS_MS[cycle.doubts];
  if (waitMs === undefined) return undefined;
  const doubting: Cycle = { ...cycle, doubts: cycle.doubts + 1 };
  if (waitMs === 0) return settle(doubting, next);
  return {
    cycle: { ...doubting, phase: { name: "doubting", next } },
    commands: [{ do: "pause", until: instant(at + waitMs) }],
  };
}
