import { access } from "node:fs/promises";
import type { BarStore, Clock } from "@alchemiser/application";
import { lastCompletedSession } from "@alchemiser/domain";
import { LedgerReader } from "@alchemiser/local/ledger";
import type { ConfigurationReading } from "../config/configuration.ts";
import { describeProblem } from "../config/problem.ts";
import type { Home } from "../home.ts";
import { plural } from "../reports/figures.ts";
import { doubtful, failing, fine, type Check } from "./check.ts";

export function checkConfiguration(reading: ConfigurationReading): Check {
  if (reading.outcome === "refused") {
    const reason = reading.problems.map(describeProblem).join("\n");
    return failing("settings", { exit: "configuration", reason, mend: "alchemiser help configuration" });
  }
  const own = reading.sources.filter(({ origin }) => !["standard", "demo"].includes(origin)).length;
  return fine("settings", `valid, ${own === 0 ? "all" : "all but " + String(own)} standard`);
}

/** Whether every series can be opened, and reaches to the last session that is over. */
export async function checkBars(store: BarStore, clock: Clock): Promise<Check> {
  const summaries = await store.summaries();
  if (summaries.length === 0) return doubtful("bars", "the store is empty", "alchemiser data import PATH");
  const current = lastCompletedSession(clock.now());
  const stale = summaries.filter(({ last }) => last < current);
  const symbols = plural(summaries.length, "symbol");
  if (stale.length === 0) return fine("bars", `${symbols}, all up to ${current}`);
  const latest =
    stale
      .map(({ last }) => last)
      .toSorted()
      .at(-1) ?? "";
  const says = `${symbols}, ${stale.length} of them end before ${current}; the latest of these on ${latest}`;
  return doubtful("bars", says, "import newer files before trading on them; backtests need none");
}

/** A file that somebody believes to be read. */
export async function checkStrayFile({ config }: Home): Promise<readonly Check[]> {
  const stray = config.replace(/yaml$/, "yml");
  const isThere = await access(stray).then(
    () => true,
    () => false,
  );
  return isThere ? [doubtful("settings", `${stray} is not read`, "rename it config.yaml")] : [];
}

/** Whether the ledger, if there is one, is what was written to it. */
export function checkLedger({ ledger }: Home): Promise<Check> {
  const reader = LedgerReader.open(ledger);
  reader?.close();
  return Promise.resolve(fine("ledger", reader === undefined ? "none yet" : ledger));
}
