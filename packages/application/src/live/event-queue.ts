/** Events in the order in which they came, for one reader that waits for them. */
export class EventQueue<Event> {
  readonly #events: Event[] = [];
  #failure: { readonly cause: unknown } | undefined;
  #wake: (() => void) | undefined;

  push(event: Event): void {
    this.#events.push(event);
    this.#wake?.();
  }

  /** Lets the reader fail with `cause`: what goes wrong in the background must not go wrong in silence. */
  fail(cause: unknown): void {
    this.#failure ??= { cause };
    this.#wake?.();
  }

  /** The next event, as soon as there is one. @throws whatever `fail` was given */
  async next(): Promise<Event> {
    for (;;) {
      if (this.#failure !== undefined) throw this.#failure.cause;
      const event = this.#events.shift();
      if (event !== undefined) return event;
      await new Promise<void>((resolve) => (this.#wake = resolve));
    }
  }
}
