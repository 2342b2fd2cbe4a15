import { createHash } from "node:crypto";

const PREFIX = Buffer.from("sha256:");
const DIGITS = 64;

/** A seal that is not closed yet; the bytes to be sealed contain it, once, as text. */
export const OPEN_SEAL = `${PREFIX.toString()}${"0".repeat(DIGITS)}`;

/** `damaged`: not the bytes that were sealed. `unsealed`: nobody ever sealed them. */
export type SealState = "intact" | "damaged" | "unsealed";

/** Closes the open seal among `bytes`, in place: the digest of them all, itself counted as zeros. */
export function closeSeal(bytes: Buffer): void {
  const start = bytes.lastIndexOf(OPEN_SEAL) + PREFIX.length;
  bytes.write(digestOf(bytes), start, "ascii");
}

/** Whether `bytes` are still what was sealed: any bit that changed shows, in whatever part of the file it lies. */
export function checkSeal(bytes: Buffer): SealState {
  const prefix = bytes.lastIndexOf(PREFIX);
  if (prefix === -1) return "unsealed";

  const start = prefix + PREFIX.length;
  const sealed = bytes.toString("latin1", start, start + DIGITS);
  const opened = Buffer.from(bytes);
  opened.fill("0", start, start + DIGITS);
  return digestOf(opened) === sealed ? "intact" : "damaged";
}

const digestOf = (bytes: Buffer): string => createHash("sha256").update(bytes).digest("hex");
