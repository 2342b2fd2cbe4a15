import { Secrets, SecretsUnavailable } from "@alchemiser/application";
import { whyUnusable } from "./placeholder.ts";

/**
 * The secrets called `names`, out of all that a source gave.
 *
 * @throws SecretsUnavailable that names every one that is missing or cannot be meant
 */
export function chosenSecrets(
  source: string,
  names: readonly string[],
  given: ReadonlyMap<string, string | undefined>,
): Secrets {
  const chosen = names.map((name): [string, string] => [name, given.get(name) ?? ""]);
  const faults = chosen.map(([name, value]) => [name, whyUnusable(value)]).filter(([, why]) => why !== undefined);
  if (faults.length === 0) return new Secrets(new Map(chosen));

  const sentence = faults.map(([name, why]) => `${name} ${why}`).join(", ");
  throw new SecretsUnavailable(source, `Not all secrets are in ${source}: ${sentence}`);
}
