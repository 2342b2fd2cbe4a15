/** Something that never happens: whoever waits for it is dead. */
const NEVER = new Promise<never>(() => undefined);

/**
 * A process that may die at any of its effects: what it had done is done, and it neither hears nor does anything more.
 */
export class Life {
  /** Tells one life from the others. */
  readonly name: string;
  readonly #diesAt: number;
  readonly #witness: (effect: string) => void;
  #effects = 0;

  /** @param diesAt the number of the effect at which it dies, from 1; infinity for a long life */
  constructor(name: string, diesAt: number, witness: (effect: string) => void) {
    this.name = name;
    this.#diesAt = diesAt;
    this.#witness = witness;
  }

  /** How many effects it has had. */
  get effects(): number {
    return this.#effects;
  }

  get isOver(): boolean {
    return this.#effects >= this.#diesAt;
  }

  /** Passes an effect: resolves if the process survives it, and never if it does not. */
  effect(name: string): Promise<void> {
    return this.survives(name) ? Promise.resolve() : NEVER;
  }

  /** As `effect`, for what happens to it from outside. */
  survives(name: string): boolean {
    if (this.isOver) return false;
    this.#effects += 1;
    this.#witness(name);
    return !this.isOver;
  }
}
