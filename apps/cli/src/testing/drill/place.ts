import { onTestFinished } from "vitest";
import { audit } from "./audit.ts";
import { brokerSide } from "./broker-side.ts";
import type { DrillGround } from "./drill-home.ts";
import { DrillYard } from "./drill.ts";
import { exchangeBeside, type Habits } from "./exchange-beside.ts";
import { ledgerSide } from "./ledger-side.ts";
import { StartedProgram } from "./started-program.ts";

export interface Place extends DrillGround {
  /** The words that start a run. */
  readonly words: readonly string[];
  readonly url: string;
}

/** A place where nothing was traded yet, with an exchange beside it, until the test is over. */
export async function place(habits: Habits): Promise<Place> {
  const yard = new DrillYard();
  const ground = yard.empty();
  const exchange = await exchangeBeside(ground.journal, habits);
  onTestFinished(async () => {
    await exchange.stop();
    yard.remove();
  });
  return { ...ground, url: exchange.url, words: ["run", "--simulator", exchange.url, "--home", ground.home] };
}

/** A run whose first order is on its way. */
export async function tradingRun({ words }: Place): Promise<StartedProgram> {
  const run = new StartedProgram(words);
  await run.says("→");
  return run;
}

/** What was lost, done twice or does not agree. */
export async function violationsAt({ url, ledger }: Place): Promise<readonly string[]> {
  return audit(await brokerSide(url), await ledgerSide(ledger));
}
