import type { CredentialSource, StreamedAddresses } from "@alchemiser/alpaca";
import type { Clock, Ledger } from "@alchemiser/application";
import type { Session } from "@alchemiser/domain";
import type { Failpoint } from "../failpoints/failpoints.ts";

/** What is opened before a world can be put together: it may have to wait, and constructors do not. */
export interface WorldParts {
  readonly addresses: StreamedAddresses;
  readonly credentials: CredentialSource;
  readonly clock: Clock;
  readonly ledger: Ledger;
  readonly barsFolder: string;
  readonly since: Session;
  /** For drills: where the process is to be killed. */
  readonly failpoint: Failpoint | undefined;
}
