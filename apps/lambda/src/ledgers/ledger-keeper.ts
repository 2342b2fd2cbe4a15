import type { Ledger } from "@alchemiser/application";
import type { LedgerRecord } from "@alchemiser/domain";

/** A ledger that this run owns until it lets go of it. */
interface OwnedLedger {
  readonly ledger: Ledger;
  readonly close: () => void;
}

/** Where the memory of an account is between two events. */
export interface LedgerKeeper {
  /** Everything remembered, for reading: nobody is kept from owning the ledger, and nothing is made where there is none. */
  records(): Promise<readonly LedgerRecord[]>;
  /** @throws ExternalFailure when another run owns it, or it cannot be trusted */
  own(): OwnedLedger;
}
