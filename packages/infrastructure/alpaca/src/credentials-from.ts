import { RefreshingSecrets, type Clock, type Secrets, type SecretSource } from "@alchemiser/application";
import type { CredentialSource } from "./transport/credentials.ts";

const KEY_ID = "APCA_API_KEY_ID";
const SECRET = "APCA_API_SECRET_KEY";

/** What Alpaca's own tools call the two halves of a key. */
export const KEY_NAMES: readonly string[] = [KEY_ID, SECRET];

/** Keys are read again after this long, so that one that was rotated is used within it. */
const MAX_AGE_MS = 15 * 60_000;

/** Alpaca's key out of a source that has secrets of `KEY_NAMES`. Nothing is read before the first call. */
export function credentialsFrom(source: SecretSource, clock: Clock): CredentialSource {
  const secrets = new RefreshingSecrets(source, { clock, maxAgeMs: MAX_AGE_MS });
  let handedOut: Secrets | undefined;
  return async (which) => {
    handedOut =
      which === "renewed" && handedOut !== undefined ? await secrets.refresh(handedOut) : await secrets.current();
    return { keyId: handedOut.reveal(KEY_ID), secret: handedOut.reveal(SECRET) };
  };
}
