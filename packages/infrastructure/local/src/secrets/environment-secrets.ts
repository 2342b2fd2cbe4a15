import type { SecretSource } from "@alchemiser/application";
import { chosenSecrets } from "./chosen-secrets.ts";

const NAME = "the environment";

/** Secrets in environment variables of the same names. A running program never sees them change. */
export const environmentSecrets = (
  environment: Readonly<Record<string, string | undefined>>,
  names: readonly string[],
): SecretSource => ({
  name: NAME,
  canRefresh: false,
  read: () =>
    new Promise((resolve) => {
      resolve(chosenSecrets(NAME, names, new Map(Object.entries(environment))));
    }),
});
