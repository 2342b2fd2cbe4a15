export interface AlpacaCredentials {
  readonly keyId: string;
  readonly secret: string;
}

/**
 * Where the key comes from. `kept`: as read before, if it was. `renewed`: asked of its source again, because Alpaca has
 * refused the kept one.
 */
export type CredentialSource = (which: "kept" | "renewed") => Promise<AlpacaCredentials>;
