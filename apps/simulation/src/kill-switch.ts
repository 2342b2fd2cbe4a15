/** The kill switch of the simulation: it outlives every process, and tells the one that watches at once. */
export class KillSwitch {
  readonly #ears = new Set<(reason: string) => void>();
  #reason: string | undefined;

  get isThrown(): boolean {
    return this.#reason !== undefined;
  }

  /** Throws the switch; one that is thrown already keeps its reason. */
  set(reason: string): void {
    if (this.#reason !== undefined) return;
    this.#reason = reason;
    for (const hear of this.#ears) hear(reason);
  }

  clear(): void {
    this.#reason = undefined;
  }

  /** Tells `hear` why, when the switch is thrown or if it has been, until the watching is ended. */
  watch(hear: (reason: string) => void): { end(): void } {
    this.#ears.add(hear);
    if (this.#reason !== undefined) hear(this.#reason);
    return {
      end: () => {
        this.#ears.delete(hear);
      },
    };
  }
}
