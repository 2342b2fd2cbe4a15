import { instant, type Instant } from "@alchemiser/domain";
import type { VirtualTime } from "./virtual-time.ts";

/** Something that never happens: whoever waits for it is dead. */
const NEVER = new Promise<never>(() => undefined);

/** A machine that does not let a process go on for a while. */
interface Freeze {
  /** From which of its effects on, */
  readonly at: number;
  /** and at which kind of them: at any of them, or when orders are written down and have not left. */
  readonly on: "anything" | "synced intents";
  readonly ms: number;
  readonly time: VirtualTime;
}

/** What is going to happen to a process. Its effects are counted from 1. */
export interface Fate {
  /** Infinity for a long life. */
  readonly diesAt: number;
  /** It happens once; never without it. */
  readonly freeze?: Freeze;
}

/**
 * A process that may die at any of its effects: what it had done is done, and it neither hears nor does anything more. One
 * that is frozen goes on where it was, as if no time had passed.
 */
export class Life {
  /** Tells one life from the others. */
  readonly name: string;
  readonly #fate: Fate;
  readonly #witness: (effect: string) => void;
  #effects = 0;
  #wasFrozen = false;
  #frozen: { readonly since: Instant; readonly thaw: Promise<void> } | undefined;

  constructor(name: string, fate: Fate, witness: (effect: string) => void) {
    this.name = name;
    this.#fate = fate;
    this.#witness = witness;
  }

  /** How many effects it has had. */
  get effects(): number {
    return this.#effects;
  }

  get isOver(): boolean {
    return this.#effects >= this.#fate.diesAt;
  }

  /** Since when the machine does not let it go on; undefined while it does. */
  get frozenSince(): Instant | undefined {
    return this.#frozen?.since;
  }

  /** Resolves as soon as it may go on. */
  awake(): Promise<void> {
    return this.#frozen?.thaw ?? Promise.resolve();
  }

  /** Passes an effect: resolves if the process survives it, and never if it does not. */
  effect(name: string): Promise<void> {
    if (this.#frozen !== undefined) return this.#frozen.thaw.then(() => this.effect(name));
    return this.survives(name) ? this.awake() : NEVER;
  }

  /** As `effect`, for what happens to it from outside. */
  survives(name: string): boolean {
    if (this.isOver) return false;
    this.#effects += 1;
    this.#witness(name);
    this.#freezeAt(name);
    return !this.isOver;
  }

  /** Not between the last look at the ledger and the socket: no program can do anything about these microseconds. */
  #freezeAt(effect: string): void {
    const { freeze } = this.#fate;
    if (freeze === undefined || this.#wasFrozen || this.#effects < freeze.at) return;
    const { on, ms, time } = freeze;
    if (on === "synced intents" ? effect !== on : effect.startsWith("send")) return;
    const since = time.now();
    this.#wasFrozen = true;
    const thaw = time.waitUntil(instant(since + ms)).then(() => {
      this.#frozen = undefined;
    });
    this.#frozen = { since, thaw };
  }
}
