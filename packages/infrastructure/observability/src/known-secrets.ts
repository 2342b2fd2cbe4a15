import type { Secrets, SecretSource } from "@alchemiser/application";
import { redactor } from "./redaction/redact.ts";

/** Every secret that the program has ever held: those that were exchanged for new ones must not show either. */
export class KnownSecrets {
  readonly #texts = new Set<string>();
  #redact = redactor([]);

  learn(secrets: Secrets): void {
    for (const text of secrets.revealAll()) this.#texts.add(text);
    this.#redact = redactor([...this.#texts]);
  }

  /** `value` as plain data in which none of them shows. */
  redact(value: unknown): unknown {
    return this.#redact(value);
  }

  /** The same source, whose secrets become known before anybody else holds them. */
  watching(source: SecretSource): SecretSource {
    return {
      name: source.name,
      canRefresh: source.canRefresh,
      read: async () => {
        const secrets = await source.read();
        this.learn(secrets);
        return secrets;
      },
    };
  }
}
