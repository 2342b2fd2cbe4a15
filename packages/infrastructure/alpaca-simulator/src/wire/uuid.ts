import { hash } from "node:crypto";

/** The same id for the same name, in the form of a random UUID (RFC 9562, version 4). */
export function uuidOf(name: string): string {
  const digest = hash("sha256", name);
  const groups = [digest.slice(0, 8), digest.slice(8, 12), `4${digest.slice(13, 16)}`, `8${digest.slice(17, 20)}`];
  return [...groups, digest.slice(20, 32)].join("-");
}

const assetIds = new Map<string, string>();

/** Every order names its asset: the id of each is worked out once. */
export function assetId(ticker: string): string {
  const id = assetIds.get(ticker) ?? uuidOf(`asset ${ticker}`);
  assetIds.set(ticker, id);
  return id;
}
