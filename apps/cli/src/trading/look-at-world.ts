import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { prepare, type Errand, type Prepared } from "@alchemiser/application";
import type { Context, Given } from "../command-line/command.ts";
import { OptionReader } from "../command-line/option-text.ts";
import type { Ending } from "../ending.ts";
import { openMandateFor, type OpenedMandate } from "../strategies/open-mandate.ts";
import { copyDemo, copyLedger } from "../worlds/copy-world.ts";
import { demoFolderOf, openWorld, worldHomeOf, type WorldWishes } from "../worlds/open-world.ts";
import type { World } from "../worlds/world.ts";
import { endingBefore } from "./outcome-ending.ts";

/** Looks at a world that stands where a run would begin, and leaves it as it was. */
type Look = (world: World, prepared: Prepared) => Ending | Promise<Ending>;

/** How a world is looked at, and for which kind of cycle. */
interface Looking {
  readonly look: Look;
  readonly errand?: Errand;
}

/** Opens the world of the configuration and the options, prepares a cycle in it, and looks. */
export async function lookAtWorld(context: Context, given: Given, looking: Looking): Promise<Ending> {
  const options = new OptionReader(given);
  const wishes = { session: options.session("session"), simulator: options.address("simulator") };
  if (options.refusal !== undefined) return options.refusal;
  const reading = await openMandateFor(looking.errand ?? {}, context.configuration.mandate, context.home);
  if (reading.outcome === "refused") return reading.refusal;
  const copy = await mkdtemp(join(tmpdir(), "alchemiser-look-"));
  try {
    const copied = await copyOf(context, wishes, copy);
    return await open(context, { opened: reading, wishes: copied, ...looking });
  } finally {
    await rm(copy, { recursive: true });
  }
}

/**
 * What is looked at: a copy, which is thrown away. A demo's market moves when it is looked at, and a ledger that somebody
 * looks at would be in the way of a run. Bars are brought up to date where they are, as `data pull` does.
 */
async function copyOf({ home, configuration }: Context, wishes: WorldWishes, folder: string): Promise<WorldWishes> {
  if (configuration.world !== "demo")
    return { ...wishes, ledgerFile: await copyLedger(worldHomeOf(home, configuration.world).ledger, folder) };
  await copyDemo(demoFolderOf(home.folder, wishes.session), folder);
  return { ...wishes, demoFolder: folder };
}

interface Opening extends Looking {
  readonly opened: OpenedMandate;
  readonly wishes: WorldWishes;
}

async function open(context: Context, { opened, wishes, look, errand }: Opening): Promise<Ending> {
  const opening = await openWorld(context, opened, wishes);
  if (opening.outcome === "refused") return opening.refusal;
  const { world } = opening;
  try {
    const prepared = await prepare(world, opening.mandate, errand);
    return prepared.outcome === "refused" ? endingBefore(prepared) : await look(world, prepared);
  } finally {
    await world.close();
  }
}
