import { invariant, type LedgerRecord } from "@alchemiser/domain";
import { LedgerOfAnotherAccount } from "../errors.ts";

/**
 * Which account a ledger belongs to once `records` are in it: the rule that all ledgers share. It is the account of the
 * first `opened` record, and stays so.
 *
 * @throws LedgerOfAnotherAccount when the ledger is to be opened for a second account
 */
export function accountAfter(account: string | undefined, records: readonly LedgerRecord[]): string | undefined {
  let owner = account;
  for (const record of records) {
    if (record.kind !== "opened") continue;
    refuseOtherAccount(owner, record.account);
    invariant(owner === undefined, `a ledger is opened once, this one is open for "${record.account}"`);
    owner = record.account;
  }
  return owner;
}

/** @throws LedgerOfAnotherAccount when the ledger belongs to an account, and not to `account` */
export function refuseOtherAccount(owner: string | undefined, account: string): void {
  if (owner === undefined || owner === account) return;
  throw new LedgerOfAnotherAccount(
    `This ledger belongs to account "${owner}" and takes nothing for "${account}"; give each account a ledger of its own`,
  );
}
