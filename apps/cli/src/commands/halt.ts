import { ExternalFailure, LedgerInUse } from "@alchemiser/application";
import { LedgerFold, type Instant } from "@alchemiser/domain";
import { hasLedger, SqliteLedger } from "@alchemiser/local/ledger";
import type { Context, Given } from "../command-line/command.ts";
import { OptionReader } from "../command-line/option-text.ts";
import { openLocal } from "../composition.ts";
import { DONE, type Ending } from "../ending.ts";
import type { Home } from "../home.ts";
import { KillSwitch } from "../trading/kill-switch.ts";
import { worldHomeOf } from "../worlds/open-world.ts";

/** `alchemiser halt`: the kill switch. It works while a run is going on, and after it. */
export async function run({ terminal, home, configuration }: Context, given: Given): Promise<Ending> {
  const reason = new OptionReader(given).text("reason") ?? "no reason given";
  const place = worldHomeOf(home, configuration.world);
  new KillSwitch(place.folder).set(reason);
  const told = await tell(place, { reason, at: openLocal(home).clock.now() });
  terminal.show({
    text: () => `trading is halted; ${SENTENCES[told]}`,
    json: () => ({ trading: "HALTED", reason, ledger: told }),
  });
  return DONE;
}

const SENTENCES = {
  written: "the ledger says so as well",
  busy: "another command has the ledger: if it trades it sends nothing new, cancels what works, reconciles and ends",
  none: "nothing was traded here yet",
  unwritten:
    "the ledger cannot be opened and does not say so as well, but the switch alone keeps everything from trading",
} as const;

/** Writes it into the ledger, unless a run has that: then the run does. */
async function tell(
  { ledger: file }: Home,
  { reason, at }: { readonly reason: string; readonly at: Instant },
): Promise<keyof typeof SENTENCES> {
  if (!hasLedger(file)) return "none";
  const ledger = opened(file);
  if (typeof ledger === "string") return ledger;
  try {
    const { trading } = LedgerFold.of(await ledger.records());
    if (trading !== "HALTED") await ledger.append([{ kind: "state", at, state: "HALTED", reason }]);
    return "written";
  } finally {
    ledger.close();
  }
}

function opened(file: string): SqliteLedger | "busy" | "unwritten" {
  try {
    return SqliteLedger.open(file);
  } catch (cause) {
    if (cause instanceof LedgerInUse) return "busy";
    if (cause instanceof ExternalFailure) return "unwritten";
    throw cause;
  }
}
