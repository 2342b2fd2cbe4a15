import type { Secrets } from "../secrets/secrets.ts";

/** The one place that the secrets come from. */
export interface SecretSource {
  /** As people know it, such as the path of a file. */
  readonly name: string;
  /** Whether reading again can give other secrets while the program runs. */
  readonly canRefresh: boolean;
  /** @throws SecretsUnavailable when it does not give all of the secrets; nothing else is tried in its place */
  read(): Promise<Secrets>;
}
