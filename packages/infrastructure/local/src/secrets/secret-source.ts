import type { SecretSource } from "@alchemiser/application";
import { environmentSecrets } from "./environment-secrets.ts";
import { fileSecrets } from "./file-secrets.ts";

/** Where the secrets come from: one place, named by a person. `names` are the secrets that are needed. */
export type SecretConfig =
  | { readonly source: "file"; readonly path: string; readonly names: readonly string[] }
  | { readonly source: "environment"; readonly names: readonly string[] };

/** The source that `config` names. Nothing is read before somebody asks. */
export function secretSource(config: SecretConfig): SecretSource {
  switch (config.source) {
    case "file":
      return fileSecrets(config.path, config.names);
    case "environment":
      return environmentSecrets(process.env, config.names);
  }
}
