import { ownedOf, type Instant, type LedgerRecord, type Mandate } from "@alchemiser/domain";
import type { AccountSnapshot } from "../ports/broker.ts";

/** The first record of a ledger, or why there cannot be one. */
export type Opening =
  | { readonly outcome: "opened"; readonly record: LedgerRecord }
  | { readonly outcome: "refused"; readonly reason: string };

/**
 * Says whose account it is, what the mandate owns of it, and what was there before and stays somebody else's. Refused
 * when the account cannot give what the mandate wants.
 */
export function opening(
  { name, capital }: Mandate,
  { account, cash, positions }: AccountSnapshot,
  { cursor, at }: { readonly cursor: string | undefined; readonly at: Instant },
): Opening {
  const own = ownedOf(capital, cash);
  if (cash.isBelow(own)) {
    const reason = `the mandate "${name}" wants ${own.toString()}, the account has ${cash.toString()} in cash`;
    return { outcome: "refused", reason };
  }
  return {
    outcome: "opened",
    record: { kind: "opened", at, account, cash: own, externalCash: cash.minus(own), external: positions, cursor },
  };
}
