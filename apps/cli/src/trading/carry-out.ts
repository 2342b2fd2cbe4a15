import {
  LiveDriver,
  plain,
  prepare,
  reasonsOf,
  reportRun,
  runEvents,
  type Errand,
  type RunReport,
  type Witness,
} from "@alchemiser/application";
import { LedgerFold, type Mandate } from "@alchemiser/domain";
import { KnownSecrets } from "@alchemiser/observability";
import type { Context, Given } from "../command-line/command.ts";
import { OptionReader } from "../command-line/option-text.ts";
import { openLocal } from "../composition.ts";
import type { Ending } from "../ending.ts";
import type { Terminal } from "../terminal.ts";
import { openMandateFor, type OpenedMandate } from "../strategies/open-mandate.ts";
import { openWorld, worldHomeOf, type WorldWishes } from "../worlds/open-world.ts";
import type { World } from "../worlds/world.ts";
import { stopOnSignals } from "./interruption.ts";
import { killSwitchOf } from "./kill-switch-of.ts";
import { haltedBy, type KillSwitch } from "./kill-switch.ts";
import { isSomethingLeftBehind } from "./left-behind.ts";
import { Narrator } from "./narrator.ts";
import { endingBefore, endingFor } from "./outcome-ending.ts";
import { RunWatch } from "./run-watch.ts";
import { writeReport } from "./write-report.ts";

/** One cycle in the world of the configuration, for whatever it is wanted. */
export async function carryOut(context: Context, given: Given, errand: Errand): Promise<Ending> {
  const options = new OptionReader(given);
  const secrets = new KnownSecrets();
  const wishes = { session: options.session("session"), simulator: options.address("simulator"), secrets };
  if (options.refusal !== undefined) return options.refusal;
  const reading = await openMandateFor(errand, context.configuration.mandate, context.home);
  if (reading.outcome === "refused") return reading.refusal;

  const killSwitch = killSwitchOf(context);
  const { reason } = killSwitch;
  const { ledger } = worldHomeOf(context.home, context.configuration.world);
  if (maySend(errand) && reason !== undefined && !(await isSomethingLeftBehind(ledger)))
    return haltedBy(reason, errand);
  const watch = new RunWatch(context, secrets, reading.mandate.name);
  return await open(context, wishes, { opened: reading, killSwitch, watch, errand })
    .catch((error: unknown) => {
      watch.failed(error, openLocal(context.home).clock.now());
      throw error;
    })
    .finally(() => watch.end());
}

/** What sends nothing may look at a halted account, too. */
const maySend = ({ aim }: Errand): boolean => aim !== "reconcile";

interface Beginning {
  readonly opened: OpenedMandate;
  readonly killSwitch: KillSwitch;
  readonly watch: RunWatch;
  readonly errand: Errand;
}

interface Run extends Omit<Beginning, "opened"> {
  readonly mandate: Mandate;
}

async function open(context: Context, wishes: WorldWishes, { opened, ...run }: Beginning): Promise<Ending> {
  const opening = await openWorld(context, opened, wishes);
  if (opening.outcome === "refused") return opening.refusal;
  const { world, mandate } = opening;
  return await trade(context, world, { ...run, mandate }).finally(() => world.close());
}

async function trade({ terminal }: Context, world: World, run: Run): Promise<Ending> {
  const { mandate, killSwitch, watch, errand } = run;
  const narrator = new Narrator(terminal);
  terminal.progress("bringing the bars up to date …");
  const prepared = await prepare(world, mandate, errand);
  if (prepared.outcome === "refused") return endingBefore(prepared);

  narrator.opening(world, prepared);
  const { task, past } = prepared;
  const logged = runEvents(watch.identify(`${mandate.name} ${task.tradeSession}`), watch.subscribers);
  const narrated = narrator.witness(task.aim === "rebalance" ? reasonsOf(mandate, past) : []);
  const witness: Witness = (event, step) => {
    logged(event, step);
    narrated(event, step);
  };
  const driver = new LiveDriver(world.ports, { task, past, witness });
  const hear = (reason: string): void => {
    terminal.remark("Halted by hand: nothing new is sent, and what works is cancelled.");
    driver.halt(reason);
  };
  const listening = [stopOnSignals(driver, terminal), ...(maySend(errand) ? [killSwitch.watch(hear)] : [])];
  const cycle = await driver.run().finally(() => listening.forEach((ear) => ear.end()));
  const report = { ...reportRun(cycle, past, driver.book), quotes: world.quotesTold() };
  return conclude(terminal, world, { ...run, report });
}

interface Ended extends Run {
  readonly report: RunReport;
}

/** Keeps the report of a run that began, and tells how it ended. */
async function conclude(terminal: Terminal, world: World, { killSwitch, errand, report }: Ended): Promise<Ending> {
  const { clock, ledger } = world.ports;
  const { trading } = LedgerFold.of(await ledger.records());
  // What never began leaves no report, and none in the place of another one.
  if (report.outcome.kind === "refused") return endingFor({ ...report, trading });
  const halted = maySend(errand) ? killSwitch.reason : undefined;
  // Thrown when the cycle had ended already.
  if (halted !== undefined && report.outcome.kind !== "halted")
    await ledger.append([{ kind: "state", at: clock.now(), state: "HALTED", reason: halted }]);
  const file = maySend(errand) ? await writeReport(world.reports, report) : undefined;
  if (typeof file === "object") return file;
  new Narrator(terminal).closing(report, world, file);
  if (terminal.isJson) terminal.show({ text: () => "", json: () => plain(report) });
  return halted === undefined ? endingFor({ ...report, trading }) : haltedBy(halted, errand);
}
