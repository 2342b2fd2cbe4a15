import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { prepare, preview, reasonsOf } from "@alchemiser/application";
import type { Mandate } from "@alchemiser/domain";
import type { Context, Given } from "../command-line/command.ts";
import { OptionReader } from "../command-line/option-text.ts";
import { DONE, type Ending } from "../ending.ts";
import { plain } from "../reports/plain.ts";
import { openMandate } from "../strategies/open-mandate.ts";
import { Narrator } from "../trading/narrator.ts";
import { endingBefore } from "../trading/outcome-ending.ts";
import { copyDemo } from "../worlds/copy-demo.ts";
import { demoFolderOf, openWorld, type WorldWishes } from "../worlds/open-world.ts";
import type { World } from "../worlds/world.ts";

/** `alchemiser plan`: what a run would do, without doing any of it. */
export async function run(context: Context, given: Given): Promise<Ending> {
  const options = new OptionReader(given);
  const wishes = { session: options.day("session"), simulator: options.text("simulator") };
  if (options.refusal !== undefined) return options.refusal;
  const reading = await openMandate(context.configuration.mandate, context.home);
  if (reading.outcome === "refused") return reading.refusal;
  return context.configuration.world === "demo"
    ? onCopy(context, wishes, (copied) => open(context, reading.mandate, copied))
    : open(context, reading.mandate, wishes);
}

/** A demo's market moves when it is looked at: the look is taken at a copy, which is thrown away. */
async function onCopy(
  { home }: Context,
  wishes: WorldWishes,
  look: (wishes: WorldWishes) => Promise<Ending>,
): Promise<Ending> {
  const copy = await mkdtemp(join(tmpdir(), "alchemiser-plan-"));
  try {
    await copyDemo(demoFolderOf(home.folder, wishes.session), copy);
    return await look({ ...wishes, demoFolder: copy });
  } finally {
    await rm(copy, { recursive: true });
  }
}

async function open(context: Context, mandate: Mandate, wishes: WorldWishes): Promise<Ending> {
  const opening = await openWorld(context, mandate, wishes);
  if (opening.outcome === "refused") return opening.refusal;
  try {
    return await look(context, opening.world, mandate);
  } finally {
    await opening.world.close();
  }
}

async function look({ terminal }: Context, world: World, mandate: Mandate): Promise<Ending> {
  const prepared = await prepare(world, mandate);
  if (prepared.outcome === "refused") return endingBefore(prepared);
  const seen = await preview(world.ports, prepared, await world.ports.ledger.records());
  if (seen.outcome === "refused") return { exit: "refused", reason: seen.reason, mend: "change the mandate's capital" };

  const reasons = reasonsOf(mandate, prepared.past);
  const narrator = new Narrator(terminal);
  narrator.opening(world, prepared);
  narrator.decision(seen.decision, reasons);
  if (terminal.isJson) terminal.show({ text: () => "", json: () => plain({ ...seen, reasons }) });
  return DONE;
}
