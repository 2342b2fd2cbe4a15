export interface AlpacaCredentials {
  readonly keyId: string;
  readonly secret: string;
}

/**
 * Where the key comes from. `kept`: as read before, if it was. `renewed`: asked of its source again, because Alpaca has
 * refused the kept one.
 *
 * @throws ExternalFailure when the key cannot be had; it may be asked for again
 */
export type CredentialSource = (which: "kept" | "renewed") => Promise<AlpacaCredentials>;
