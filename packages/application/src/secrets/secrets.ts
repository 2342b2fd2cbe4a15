import { known } from "@alchemiser/domain";

const REDACTED = "[redacted]";

/** Secret texts by name. However it is printed, nothing of them shows. */
export class Secrets {
  readonly #values: ReadonlyMap<string, string>;

  constructor(values: ReadonlyMap<string, string>) {
    this.#values = new Map(values);
  }

  /** @throws InvariantViolation for a name that was not asked of the source */
  reveal(name: string): string {
    return known(this.#values.get(name), `only secrets that the source was asked for are revealed, was "${name}"`);
  }

  /** All of them, for whoever must keep them out of what is printed. */
  revealAll(): readonly string[] {
    return [...this.#values.values()];
  }

  equals(other: Secrets): boolean {
    const names = [...this.#values.keys()];
    return (
      names.length === other.#values.size && names.every((name) => this.#values.get(name) === other.#values.get(name))
    );
  }

  toString(): string {
    return REDACTED;
  }

  toJSON(): string {
    return REDACTED;
  }

  /** What Node shows in the console and in assertion messages. */
  [Symbol.for("nodejs.util.inspect.custom")](): string {
    return REDACTED;
  }
}
