import type { CredentialSource } from "@alchemiser/alpaca";
import type { RefreshingSecrets, Secrets } from "@alchemiser/application";

const KEY = "APCA_API_KEY_ID";
const SECRET = "APCA_API_SECRET_KEY";

export const CREDENTIAL_NAMES: readonly string[] = [KEY, SECRET];

/** Alpaca's key out of the secrets; a refused one is asked for again once. */
export function credentialsIn(secrets: RefreshingSecrets): CredentialSource {
  let held: Secrets | undefined;
  return async (which) => {
    held = which === "renewed" && held !== undefined ? await secrets.refresh(held) : await secrets.current();
    return { keyId: held.reveal(KEY), secret: held.reveal(SECRET) };
  };
}
