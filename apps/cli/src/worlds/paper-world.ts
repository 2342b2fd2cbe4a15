import { BARS_SINCE, PAPER, type CredentialSource } from "@alchemiser/alpaca";
import { SystemClock } from "@alchemiser/local/clock";
import { SqliteLedger } from "@alchemiser/local/ledger";
import { openDesk } from "../composition.ts";
import type { Failpoint } from "../failpoints/failpoints.ts";
import type { Home } from "../home.ts";
import type { World } from "./world.ts";

interface PaperParts {
  readonly credentials: CredentialSource;
  readonly ledgerFile: string;
  readonly failpoint: Failpoint | undefined;
}

/** Alpaca's account for practice. */
export async function openPaperWorld(home: Home, { credentials, ledgerFile, failpoint }: PaperParts): Promise<World> {
  // Asked for first: without a key nothing is to be left on the disk.
  await credentials("kept");
  const ledger = SqliteLedger.open(ledgerFile);
  const clock = new SystemClock();
  const desk = openDesk({
    addresses: PAPER,
    credentials,
    clock,
    ledger,
    barsFolder: home.bars,
    since: BARS_SINCE,
    failpoint,
  });
  return {
    ...desk,
    name: "paper",
    title: "paper, Alpaca's account for practice",
    ledgerFile,
    reports: home.reports,
    async close() {
      await desk.close();
      ledger.close();
    },
  };
}
