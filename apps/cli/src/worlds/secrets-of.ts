import { KEY_NAMES } from "@alchemiser/alpaca";
import { secretSource } from "@alchemiser/local/secrets";
import type { SecretSource } from "@alchemiser/application";
import type { Configuration } from "../config/schema.ts";
import { fromHere, type Home } from "../home.ts";

/** Where the broker's keys come from, as the settings say. Nothing is read before somebody asks. */
export function secretsOf({ source, file }: Configuration["secrets"], home: Home): SecretSource {
  const names = KEY_NAMES;
  return secretSource(source === "file" ? { source, path: fromHere(file, home.folder), names } : { source, names });
}
