import { hash } from "node:crypto";

/** The same id for the same name, in the form of a random UUID (RFC 9562, version 4). */
export function uuidOf(name: string): string {
  const digest = hash("sha256", name);
  const groups = [digest.slice(0, 8), digest.slice(8, 12), `4${digest.slice(13, 16)}`, `8${digest.slice(17, 20)}`];
  return [...groups, digest.slice(20, 32)].join("-");
}

const lasting = new Map<string, string>();

/** As `uuidOf`, for what is named again and again: its id is worked out once. */
export function lastingId(name: string): string {
  const id = lasting.get(name) ?? uuidOf(name);
  lasting.set(name, id);
  return id;
}

export const assetId = (ticker: string): string => lastingId(`asset ${ticker}`);
