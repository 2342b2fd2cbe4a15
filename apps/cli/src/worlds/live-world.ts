import { BARS_SINCE, LIVE, type CredentialSource, type StreamedAddresses } from "@alchemiser/alpaca";
import { SystemClock } from "@alchemiser/local/clock";
import { SqliteLedger } from "@alchemiser/local/ledger";
import { openDesk } from "../composition.ts";
import type { Refusal } from "../ending.ts";
import type { Failpoint } from "../failpoints/failpoints.ts";
import type { Home } from "../home.ts";
import type { World } from "./world.ts";

export interface LiveParts {
  /** The number of the account that a person has armed; without it the ledger's own account is the only one that passes. */
  readonly account: string | undefined;
  readonly credentials: CredentialSource;
  readonly ledgerFile: string;
  readonly failpoint: Failpoint | undefined;
}

export type LiveOpening =
  { readonly outcome: "opened"; readonly world: World } | { readonly outcome: "refused"; readonly refusal: Refusal };

/** Alpaca's account with real money, if its keys are not those of another account than the armed one. */
export async function openLiveWorld(
  place: Home,
  { account, credentials, ledgerFile, failpoint }: LiveParts,
  addresses: StreamedAddresses = LIVE,
): Promise<LiveOpening> {
  // Asked for first: without a key nothing is to be left on the disk.
  await credentials("kept");
  const ledger = SqliteLedger.open(ledgerFile);
  const clock = new SystemClock();
  const desk = openDesk({
    addresses,
    credentials,
    clock,
    ledger,
    barsFolder: place.bars,
    since: BARS_SINCE,
    failpoint,
  });
  const close = async (): Promise<void> => {
    await desk.close();
    ledger.close();
  };
  const theirs = await desk.ports.broker.account().catch(async (failure: unknown) => {
    await close();
    throw failure;
  });
  if (account !== undefined && theirs.account !== account) {
    await close();
    return { outcome: "refused", refusal: otherAccount(account, theirs.account) };
  }
  const title = `live, real money in Alpaca's account ${theirs.account}`;
  return { outcome: "opened", world: { name: "live", title, ...desk, ledgerFile, reports: place.reports, close } };
}

const otherAccount = (armed: string, theirs: string): Refusal => ({
  exit: "refused",
  reason: `account "${armed}" is armed, and the keys are of account "${theirs}"`,
  mend: "name the keys of the armed account, or say alchemiser arm --world live --account NUMBER for the other one",
});
