import type { Instant } from "@alchemiser/domain";

/** Something that a person should know of while it goes on. */
export interface Alert {
  /** Of the run event behind it, such as `order-rejected`. */
  readonly name: string;
  readonly at: Instant;
  readonly runId: string;
  /** What belongs together: the mandate and its session. */
  readonly correlationId: string;
  /** What happened, for whoever is woken up by it. */
  readonly sentence: string;
}

/**
 * Tells people. Every implementation passes `alertsContract`: raising an alert takes no time and never fails, whatever
 * becomes of it.
 */
export interface Alerts {
  raise(alert: Alert): void;
  /** Resolves once everything that was raised is told or given up; answers with what nobody could be told. */
  settled(): Promise<readonly UntoldAlert[]>;
}

/** An alert that nobody was told, and why. */
export interface UntoldAlert {
  readonly alert: Alert;
  readonly reason: string;
}
