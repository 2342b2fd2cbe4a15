import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { PAPER, type CredentialSource } from "@alchemiser/alpaca";
import { session } from "@alchemiser/domain";
import { ParquetBarStore } from "@alchemiser/local/bars";
import { SystemClock } from "@alchemiser/local/clock";
import { SqliteLedger } from "@alchemiser/local/ledger";
import { alpacaPorts } from "./alpaca-ports.ts";
import type { World } from "./world.ts";

/** Alpaca's daily bars begin in 2016. */
const ALPACA_SINCE = session("2016-01-04");

/** Alpaca's account for practice. */
export async function openPaperWorld(home: string, credentials: CredentialSource): Promise<World> {
  const folder = join(home, "paper");
  await mkdir(folder, { recursive: true });
  const ledgerFile = join(folder, "ledger.sqlite");
  const ledger = SqliteLedger.open(ledgerFile);
  const { bars, ...ports } = alpacaPorts({ addresses: PAPER, credentials, clock: new SystemClock(), ledger });
  return {
    name: "paper",
    title: "paper, Alpaca's account for practice",
    ports,
    bars: { store: new ParquetBarStore(join(home, "bars")), source: bars, since: ALPACA_SINCE },
    ledgerFile,
    reports: join(folder, "reports"),
    close() {
      ledger.close();
      return Promise.resolve();
    },
  };
}
