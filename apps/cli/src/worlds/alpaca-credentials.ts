import type { CredentialSource } from "@alchemiser/alpaca";
import { RefreshingSecrets, type Clock, type SecretSource, type Secrets } from "@alchemiser/application";

/** What Alpaca's own tools call the two halves of a key. */
export const KEY_NAMES = { keyId: "APCA_API_KEY_ID", secret: "APCA_API_SECRET_KEY" } as const;

/** Keys are read again after this long, so that one that was rotated is used within it. */
const MAX_AGE_MS = 15 * 60_000;

/** Alpaca's key from the one source that the configuration names. */
export function alpacaCredentials(source: SecretSource, clock: Clock): CredentialSource {
  const secrets = new RefreshingSecrets(source, { clock, maxAgeMs: MAX_AGE_MS });
  let handedOut: Secrets | undefined;
  return async (which) => {
    handedOut =
      which === "renewed" && handedOut !== undefined ? await secrets.refresh(handedOut) : await secrets.current();
    return { keyId: handedOut.reveal(KEY_NAMES.keyId), secret: handedOut.reveal(KEY_NAMES.secret) };
  };
}
