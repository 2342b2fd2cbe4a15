import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { audit } from "./audit.ts";
import { brokerSide, type BrokerSide } from "./broker-side.ts";
import { copyOf, newGround, type DrillGround } from "./drill-home.ts";
import { exchangeBeside, type Habits } from "./exchange-beside.ts";
import { ledgerSide, type LedgerSide } from "./ledger-side.ts";
import { StartedProgram, type End } from "./started-program.ts";

/** How a drill went: every run of it, and both sides of the account when the last one had ended. */
export interface DrillReport {
  readonly ends: readonly End[];
  readonly broker: BrokerSide;
  readonly ledger: LedgerSide;
  /** What was lost, done twice or does not agree. */
  readonly violations: readonly string[];
  /** The names of the run reports. */
  readonly reports: readonly string[];
}

/** How a run is killed: when it passes a failpoint, or some milliseconds after something. */
export type Kill =
  | { readonly by: "failpoint"; readonly name: string; readonly after: "the start" | "Ctrl-C at the first order" }
  | { readonly by: "time"; readonly ms: number; readonly after: "the start" | "the first order" };

export interface Drill {
  /** What is run again and again; `run` without a word. */
  readonly command?: "run" | "flatten";
  /** How the first run is killed, the second one, and so on. The one after them is left in peace. */
  readonly kills: readonly Kill[];
  readonly habits?: Habits;
}

/** A run that cannot end in good order is not started for ever. */
const MOST_RUNS = 4;

const FIRST_ORDER = "→";

/** Folders for drills, and sessions to start them from. */
export class DrillYard {
  readonly #folder = mkdtempSync(join(tmpdir(), "alchemiser-drill-"));
  #grounds = 0;

  /** A ground on which nothing was traded yet. */
  empty(): DrillGround {
    return newGround(this.#next());
  }

  /** A ground on which two sessions were traded, undisturbed. */
  async thirdMorning(habits: Habits = {}): Promise<DrillGround> {
    const ground = this.empty();
    for (const session of ["first", "second"]) {
      const { ends, violations } = await drill(ground, { kills: [], habits });
      if (ends.length > 1 || violations.length > 0)
        throw new Error(`the ${session} session failed: ${JSON.stringify({ ends, violations })}`);
    }
    return ground;
  }

  copyOf(ground: DrillGround): DrillGround {
    return copyOf(ground, this.#next());
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true });
  }

  #next(): string {
    this.#grounds += 1;
    return join(this.#folder, String(this.#grounds));
  }
}

/** Runs the same command until it ends by itself and in good order, killing it as the drill wants, and audits the account. */
export async function drill(ground: DrillGround, { kills, habits = {}, command = "run" }: Drill): Promise<DrillReport> {
  const exchange = await exchangeBeside(ground.journal, habits);
  const words = [command, "--simulator", exchange.url, "--home", ground.home];
  try {
    const ends: End[] = [];
    for (const kill of kills) ends.push(await killed(words, kill));
    do ends.push(await new StartedProgram(words).ended);
    while (ends.at(-1)?.code !== 0 && ends.length < kills.length + MOST_RUNS);
    const [broker, ledger] = [await brokerSide(exchange.url), await ledgerSide(ground.ledger)];
    const reports = readdirSync(join(ground.home, "demo", "reports"));
    return { ends, broker, ledger, violations: audit(broker, ledger), reports };
  } finally {
    await exchange.stop();
  }
}

async function killed(words: readonly string[], kill: Kill): Promise<End> {
  const environment: Readonly<Record<string, string>> =
    kill.by === "failpoint" ? { ALCHEMISER_FAILPOINT: kill.name } : {};
  const run = new StartedProgram(words, { environment });
  if (kill.after !== "the start") await run.says(FIRST_ORDER);
  if (kill.by === "failpoint" && kill.after === "Ctrl-C at the first order") run.signal("SIGINT");
  const timer =
    kill.by === "time"
      ? setTimeout(() => {
          run.signal("SIGKILL");
        }, kill.ms)
      : undefined;
  const end = await run.ended;
  clearTimeout(timer);
  return end;
}
