import { randomUUID } from "node:crypto";
import { LiveDriver, prepare, reasonsOf, reportRun, runEvents, type Witness } from "@alchemiser/application";
import type { Mandate } from "@alchemiser/domain";
import { createLog, KnownSecrets, type Log } from "@alchemiser/observability";
import type { Context, Given } from "../command-line/command.ts";
import { OptionReader } from "../command-line/option-text.ts";
import type { Ending } from "../ending.ts";
import type { Terminal } from "../terminal.ts";
import { plain } from "../reports/plain.ts";
import { openMandate } from "../strategies/open-mandate.ts";
import { stopOnSignals, type Stoppable } from "../trading/interruption.ts";
import { isLogWanted } from "../trading/is-log-wanted.ts";
import { haltedBy, KillSwitch } from "../trading/kill-switch.ts";
import { Narrator } from "../trading/narrator.ts";
import { endingBefore, endingFor } from "../trading/outcome-ending.ts";
import { writeReport } from "../trading/write-report.ts";
import { openWorld, worldHomeOf } from "../worlds/open-world.ts";
import type { World } from "../worlds/world.ts";

/** `alchemiser run` */
export async function run(context: Context, given: Given): Promise<Ending> {
  const options = new OptionReader(given);
  const secrets = new KnownSecrets();
  const wishes = { session: options.session("session"), simulator: options.text("simulator"), secrets };
  if (options.refusal !== undefined) return options.refusal;
  const reading = await openMandate(context.configuration.mandate, context.home);
  if (reading.outcome === "refused") return reading.refusal;

  const killSwitch = new KillSwitch(worldHomeOf(context.home, context.configuration.world).folder);
  if (killSwitch.reason !== undefined) return haltedBy(killSwitch.reason);
  const opening = await openWorld(context, reading.mandate, wishes);
  if (opening.outcome === "refused") return opening.refusal;
  try {
    const log = createLog({ level: context.configuration.logging.level, secrets });
    return await trade(context, { world: opening.world, mandate: reading.mandate, log, killSwitch }).finally(() =>
      log.close(),
    );
  } finally {
    await opening.world.close();
  }
}

interface Trading {
  readonly world: World;
  readonly mandate: Mandate;
  readonly log: Log;
  readonly killSwitch: KillSwitch;
}

async function trade({ terminal, sources }: Context, { world, mandate, log, killSwitch }: Trading): Promise<Ending> {
  const narrator = new Narrator(terminal);
  terminal.progress("bringing the bars up to date …");
  const prepared = await prepare(world, mandate);
  if (prepared.outcome === "refused") return endingBefore(prepared);

  narrator.opening(world, prepared);
  const { task, past } = prepared;
  const correlationId = `${mandate.name} ${task.tradeSession}`;
  const logged = runEvents({ runId: randomUUID(), correlationId }, isLogWanted(terminal, sources) ? [log.write] : []);
  const narrated = narrator.witness(reasonsOf(mandate, past));
  const witness: Witness = (event, step) => {
    logged(event, step);
    narrated(event, step);
  };
  const driver = new LiveDriver(world.ports, { task, past, witness });
  const listening = [stopOnSignals(driver, terminal), killSwitch.watch(() => halt(driver, terminal))];
  const cycle = await driver.run().finally(() => listening.forEach((ear) => ear.end()));
  const report = reportRun(cycle, past, driver.book);
  // What never began leaves no report, and none in the place of another one.
  if (report.outcome.kind === "refused") return endingFor(report);
  const halted = killSwitch.reason;
  if (halted !== undefined)
    await world.ports.ledger.append([{ kind: "state", at: world.ports.clock.now(), state: "HALTED", reason: halted }]);
  const file = await writeReport(world.reports, report);
  if (typeof file === "object") return file;
  narrator.closing(report, world, file);
  if (terminal.isJson) terminal.show({ text: () => "", json: () => plain(report) });
  return halted === undefined ? endingFor(report) : haltedBy(halted);
}

function halt(driver: Stoppable, terminal: Terminal): void {
  terminal.remark("Halted by hand: nothing new is sent, and what works is cancelled.");
  driver.stop();
}
