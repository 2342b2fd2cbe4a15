import type { Clock } from "@alchemiser/application";
import { instant, isoTime, type Instant } from "@alchemiser/domain";
import type { Lane } from "./rate-limiter.ts";

/** When somebody who does not answer is left alone, and for how long. */
export interface CircuitRules {
  /** So many calls in a row without an answer. */
  readonly inARow: number;
  /** Or so many of the last `window`. */
  readonly failures: number;
  readonly window: number;
  /** The first pause; each that follows a probe without an answer is twice as long. */
  readonly firstPauseMs: number;
  readonly longestPauseMs: number;
}

const USUAL: CircuitRules = { inARow: 5, failures: 12, window: 20, firstPauseMs: 10_000, longestPauseMs: 60_000 };

/** It is closed while calls pass, open while they are refused, and half open while one probe is under way. */
type State =
  { readonly is: "closed" } | { readonly is: "open" | "half-open"; readonly until: Instant; readonly pauseMs: number };

/** What becomes known of a circuit. */
export type CircuitNews =
  { readonly state: "open"; readonly until: Instant; readonly reason: string } | { readonly state: "closed" };

const CLOSED: State = { is: "closed" };

/** A call was not sent: who is called does not answer, and is left alone for a while. */
export class CircuitOpen extends Error {
  override readonly name = "CircuitOpen";
  readonly until: Instant;

  constructor(until: Instant) {
    super(`it is left alone until ${isoTime(until)}, as it did not answer`);
    this.until = until;
  }
}

/**
 * Leaves a host alone that does not answer, so that a struggling one is not called harder. After a pause one ordinary
 * call is the probe that decides. Urgent calls always pass, because an order in doubt is looked for and cancels are sent
 * whatever happens; an answer to one of them is as good as a probe.
 */
export class Circuit {
  readonly #clock: Clock;
  readonly #tell: (news: CircuitNews) => void;
  readonly #rules: CircuitRules;
  #state: State = CLOSED;
  /** Whether each of the last calls was answered, oldest first. */
  #answers: readonly boolean[] = [];

  constructor(clock: Clock, tell: (news: CircuitNews) => void, rules = USUAL) {
    this.#clock = clock;
    this.#tell = tell;
    this.#rules = rules;
  }

  /** Until when a call is refused; undefined when it may leave now. */
  refusedUntil(lane: Lane): Instant | undefined {
    const state = this.#state;
    if (state.is === "closed" || lane === "urgent") return undefined;
    const now = this.#clock.now();
    if (now < state.until) return state.until;
    // A probe that is never heard of again is followed by another one.
    this.#state = { ...state, is: "half-open", until: instant(now + state.pauseMs) };
    return undefined;
  }

  answered(): void {
    this.#note(true);
    if (this.#state.is === "closed") return;
    this.#state = CLOSED;
    this.#tell({ state: "closed" });
  }

  unanswered(reason: string): void {
    this.#note(false);
    const state = this.#state;
    if (state.is === "half-open") this.#open(Math.min(state.pauseMs * 2, this.#rules.longestPauseMs));
    if (state.is !== "closed" || !this.#isTooMuch()) return;
    const until = this.#open(this.#rules.firstPauseMs);
    this.#tell({ state: "open", until, reason });
  }

  #open(pauseMs: number): Instant {
    const until = instant(this.#clock.now() + pauseMs);
    this.#state = { is: "open", until, pauseMs };
    this.#answers = [];
    return until;
  }

  #note(isAnswered: boolean): void {
    this.#answers = [...this.#answers, isAnswered].slice(-this.#rules.window);
  }

  #isTooMuch(): boolean {
    const { inARow, failures } = this.#rules;
    const last = this.#answers.slice(-inARow);
    const isInARow = last.length === inARow && !last.includes(true);
    return isInARow || this.#answers.filter((isAnswered) => !isAnswered).length >= failures;
  }
}
