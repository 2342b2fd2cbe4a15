import type { Instant } from "@alchemiser/domain";
import { SecretsUnavailable } from "../errors.ts";
import type { Clock } from "../ports/clock.ts";
import type { SecretSource } from "../ports/secret-source.ts";
import type { Secrets } from "./secrets.ts";

export interface Freshness {
  readonly clock: Clock;
  /** How long secrets are used before they are read again, in milliseconds. */
  readonly maxAgeMs: number;
}

interface Held {
  readonly secrets: Secrets;
  readonly readAt: Instant;
}

/**
 * Secrets that are read again when they are old, and once when the other side refuses them. However many ask at the
 * same time, the source is read once.
 */
export class RefreshingSecrets {
  readonly #source: SecretSource;
  readonly #freshness: Freshness;
  #held: Held | undefined;
  #reading: Promise<Secrets> | undefined;
  /** Refused, and the source had nothing else to give. */
  #rejected: Secrets | undefined;

  constructor(source: SecretSource, freshness: Freshness) {
    this.#source = source;
    this.#freshness = freshness;
  }

  /** @throws SecretsUnavailable when the source fails; secrets that are too old are not used in that case either */
  current(): Promise<Secrets> {
    return this.#held !== undefined && this.#isFresh(this.#held) ? Promise.resolve(this.#held.secrets) : this.#read();
  }

  /**
   * Other secrets than `refused`, which the other side did not accept.
   *
   * @throws SecretsUnavailable when the source fails, cannot be read again, or still has the same ones
   */
  async refresh(refused: Secrets): Promise<Secrets> {
    const { name, canRefresh } = this.#source;
    if (this.#held !== undefined && !this.#held.secrets.equals(refused)) return this.#held.secrets;
    if (!canRefresh)
      throw this.#unavailable(`and ${name} cannot change in a running program: set it, then start again`);

    if (this.#rejected?.equals(refused) !== true) {
      const renewed = await this.#read();
      if (!renewed.equals(refused)) return renewed;
      this.#rejected = refused;
    }
    throw this.#unavailable(`and ${name} still has the same: put the new ones there`);
  }

  #isFresh({ readAt }: Held): boolean {
    const { clock, maxAgeMs } = this.#freshness;
    return !this.#source.canRefresh || clock.now() - readAt < maxAgeMs;
  }

  #read(): Promise<Secrets> {
    this.#reading ??= this.#source
      .read()
      .then((secrets) => {
        this.#held = { secrets, readAt: this.#freshness.clock.now() };
        return secrets;
      })
      .finally(() => {
        this.#reading = undefined;
      });
    return this.#reading;
  }

  #unavailable(reason: string): SecretsUnavailable {
    return new SecretsUnavailable(this.#source.name, `The secrets are refused, ${reason}`);
  }
}
