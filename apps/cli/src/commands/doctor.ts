import type { Ground } from "../command-line/command.ts";
import { openLocal } from "../composition.ts";
import { readConfiguration, type ConfigurationReading, type Source } from "../config/configuration.ts";
import type { Configuration } from "../config/schema.ts";
import { checkBars, checkConfiguration, checkLedger, checkStrayFile } from "../doctor/check-home.ts";
import { checkClock, checkDisk, checkHome, checkNode } from "../doctor/check-machine.ts";
import { checkPrograms, checkSecrets, checkSymbols } from "../doctor/check-mandate.ts";
import { checked, type Check } from "../doctor/check.ts";
import { checksText, settingsText } from "../doctor/doctor-report.ts";
import { DONE, type Ending } from "../ending.ts";
import type { Home } from "../home.ts";
import { worldHomeOf } from "../worlds/open-world.ts";

/** `alchemiser doctor` */
export async function run({ terminal, home, environment }: Ground): Promise<Ending> {
  const reading = await readConfiguration({ home, environment, options: {} });
  const { clock, bars } = openLocal(home);
  const checks = [
    checkNode(process.versions.node),
    await checkHome(home),
    await checkDisk(home),
    checkClock(clock),
    checkConfiguration(reading),
    ...(await checkStrayFile(home)),
    await checked("bars", () => checkBars(bars, clock)),
    ...(reading.outcome === "read" ? await checkWorld(reading.configuration, home) : [await ledgerCheck(home)]),
  ];
  const settings = settingsIn(reading);
  terminal.show({
    text: () =>
      [checksText(checks, terminal), settingsText(settings, terminal.columns)]
        .filter((part) => part !== "")
        .join("\n\n"),
    json: () => ({ checks, settings: settings.map(({ key, text, origin }) => ({ key, value: text, origin })) }),
  });
  return endingOf(checks);
}

/** What a run in the world in force stands on. */
const checkWorld = async (configuration: Configuration, home: Home): Promise<readonly Check[]> => [
  await checked("programs", () => checkPrograms(configuration, home)),
  await checked("symbols", () => checkSymbols(configuration, home)),
  await checked("secrets", () => checkSecrets(configuration, home)),
  await ledgerCheck(worldHomeOf(home, configuration.world)),
];

const ledgerCheck = (home: Home): Promise<Check> => checked("ledger", () => checkLedger(home));

const settingsIn = (reading: ConfigurationReading): readonly Source[] =>
  reading.outcome === "read" ? reading.sources.map(shown) : [];

/** The path of a webhook is its key, and so is a password in it: only its host is shown. */
const shown = (source: Source): Source =>
  source.key === "alerts.webhook"
    ? { ...source, text: `${new URL(source.text).host} (its path is not shown)` }
    : source;

function endingOf(checks: readonly Check[]): Ending {
  const failed = checks.filter((check) => check.state === "fail");
  const [first] = failed;
  if (first === undefined) return DONE;
  const reason = `not in order: ${failed.map(({ name }) => name).join(", ")}`;
  return { exit: first.exit, reason, mend: first.mend };
}
