import { join } from "node:path";
import { credentialsFrom, type CredentialSource } from "@alchemiser/alpaca";
import { universeOf, type Mandate, type Session } from "@alchemiser/domain";
import { ParquetBarStore } from "@alchemiser/local/bars";
import { SystemClock } from "@alchemiser/local/clock";
import { KnownSecrets } from "@alchemiser/observability";
import type { Context } from "../command-line/command.ts";
import { misuse, type Refusal } from "../ending.ts";
import type { Configuration } from "../config/schema.ts";
import { FAILPOINT_VARIABLE } from "../config/settings.ts";
import { readFailpoint, type Failpoint } from "../failpoints/failpoints.ts";
import { armingOf, ramped } from "../arming/armed-mandate.ts";
import { homeAt, type Home } from "../home.ts";
import type { OpenedMandate } from "../strategies/open-mandate.ts";
import { replayDemo, seededDemo, type Replay } from "./demo-market.ts";
import { openDemoWorld } from "./demo-world.ts";
import { openLiveWorld } from "./live-world.ts";
import { openPaperWorld } from "./paper-world.ts";
import { secretsOf } from "./secrets-of.ts";
import type { World } from "./world.ts";

/** What the command line says of the world, beyond its name. */
export interface WorldWishes {
  /** Learns every secret that is read, to keep it out of what is written. */
  readonly secrets?: KnownSecrets;
  /** The first session of a replay of the past, from the bar store. */
  readonly session: Session | undefined;
  /** The address of a simulator that runs already. */
  readonly simulator: string | undefined;
  /** The folder of the demo, if it is not the usual one. */
  readonly demoFolder?: string;
  /** The ledger of a real account, if it is not the usual one. */
  readonly ledgerFile?: string;
}

export type Opening =
  | {
      readonly outcome: "opened";
      readonly world: World;
      /** The mandate as this world trades it. */
      readonly mandate: Mandate;
    }
  | { readonly outcome: "refused"; readonly refusal: Refusal };

const NO_FAILPOINT = { outcome: "read", failpoint: undefined } as const;

/** Opens the world that the configuration names. */
export async function openWorld(context: Context, opened: OpenedMandate, wishes: WorldWishes): Promise<Opening> {
  const { mandate } = opened;
  const drill = context.environment[FAILPOINT_VARIABLE];
  const reading = drill === undefined || drill === "" ? NO_FAILPOINT : readFailpoint(drill);
  if (reading.outcome === "refused") return { outcome: "refused", refusal: unknownFailpoint(reading.reason) };
  const { failpoint } = reading;
  const misplaced = misplacedIn(context.configuration.world, wishes);
  if (misplaced !== undefined) return { outcome: "refused", refusal: misplaced };
  switch (context.configuration.world) {
    case "demo":
      return openDemo(context, mandate, { ...wishes, failpoint });
    case "paper":
      return {
        outcome: "opened",
        mandate,
        world: await openPaperWorld(context.home, {
          credentials: keysOf(context, wishes.secrets ?? new KnownSecrets()),
          ledgerFile: wishes.ledgerFile ?? context.home.ledger,
          failpoint,
        }),
      };
    case "live":
      return openLive(context, opened, { ...wishes, failpoint });
  }
}

/** A wish that only a demo can fulfil, and the world is another one. */
function misplacedIn(world: Configuration["world"], { session, simulator }: WorldWishes): Refusal | undefined {
  if (world === "demo") return undefined;
  if (session !== undefined) return forDemos(`--session ${session} replays the past in a demo`, world);
  return simulator === undefined ? undefined : forDemos("--simulator is for demos", world);
}

const forDemos = (what: string, world: string): Refusal =>
  misuse(`${what}, and the world is ${world}`, "leave it out, or say --world demo");

/** Real money: only as a person has armed it, and never instead of another world. */
async function openLive(
  context: Context,
  { mandate, programs }: OpenedMandate,
  wishes: OpeningWishes,
): Promise<Opening> {
  const { home, configuration } = context;
  const place = worldHomeOf(home, "live");
  const armed = armingOf(configuration, programs, place);
  if (armed.outcome === "refused") return armed;
  const { arming } = armed;
  const opening = await openLiveWorld(place, {
    account: arming?.account,
    credentials: keysOf(context, wishes.secrets ?? new KnownSecrets()),
    ledgerFile: wishes.ledgerFile ?? place.ledger,
    failpoint: wishes.failpoint,
  });
  if (opening.outcome === "refused") return opening;
  const ramp = { most: configuration.mandate.rampOrderValue, now: opening.world.ports.clock.now() };
  return { ...opening, mandate: arming === undefined ? mandate : ramped(mandate, arming, ramp) };
}

interface OpeningWishes extends WorldWishes {
  readonly failpoint: Failpoint | undefined;
}

async function openDemo(
  { home, configuration, terminal }: Context,
  mandate: Mandate,
  wishes: OpeningWishes,
): Promise<Opening> {
  const { seed, capital } = configuration.simulator;
  const replay = await replayOf(home.bars, mandate, wishes.session);
  if (replay?.outcome === "refused") return replay;
  const demo = replay?.demo ?? seededDemo(seed);
  const folder = wishes.demoFolder ?? demoFolderOf(home.folder, wishes.session);
  const simulator = wishes.simulator === undefined ? undefined : { url: wishes.simulator, key: STANDALONE_KEY };
  const { failpoint } = wishes;
  const world = await openDemoWorld({ folder, demo, cash: capital, simulator, failpoint });
  if (wishes.session !== undefined && world.session !== wishes.session)
    terminal.remark(`${wishes.session} is traded already; this replay goes on with ${world.session}`);
  return { outcome: "opened", world, mandate };
}

/** Where a demo is kept: each replay of the past has an account and a ledger of its own. */
export const demoFolderOf = (home: string, session: Session | undefined): string =>
  session === undefined ? join(home, "demo") : join(home, `replay-${session}`);

/** Where a world keeps its bars, ledger and reports. Real money has a ledger of its own beside the same bars. */
export function worldHomeOf(home: Home, world: Configuration["world"]): Home {
  switch (world) {
    case "demo":
      return homeAt(demoFolderOf(home.folder, undefined));
    case "paper":
      return home;
    case "live":
      return { ...homeAt(join(home.folder, "live")), bars: home.bars };
  }
}

/** The key of a simulator that runs by itself: it guards play money on loopback, and everybody may know it. */
export const STANDALONE_KEY = { keyId: "demo", secret: "demo" } as const;

/** The past from `session` on; nothing when none was named. */
const replayOf = async (bars: string, mandate: Mandate, session: Session | undefined): Promise<Replay | undefined> =>
  session && replayDemo(new ParquetBarStore(bars), universeOf(mandate), session);

export const keysOf = ({ configuration, home }: Context, secrets: KnownSecrets): CredentialSource =>
  credentialsFrom(secrets.watching(secretsOf(configuration.secrets, home)), new SystemClock());

const unknownFailpoint = (sentence: string): Refusal => ({
  exit: "configuration",
  reason: `${FAILPOINT_VARIABLE}: ${sentence}`,
  mend: "unset the variable: it is for drills, in which a run is killed on purpose",
});
