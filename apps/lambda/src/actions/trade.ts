import {
  LiveDriver,
  plain,
  prepare,
  reportRun,
  type Prepared,
  type TradingPorts,
  type Witness,
} from "@alchemiser/application";
import type { Mandate } from "@alchemiser/domain";
import { refused, type Answer } from "../answer.ts";
import { timeToTrade, type Invocation } from "../remaining-time.ts";
import type { World } from "../worlds/world.ts";

export interface Run {
  readonly mandate: Mandate;
  readonly revision: number;
  readonly invocation: Invocation;
  readonly witness: Witness;
}

/** One cycle, as the owner of the ledger. */
export async function trade({ ports, bars, ledgers }: World, run: Run): Promise<Answer> {
  const { ledger, close } = ledgers.own();
  try {
    const desk = { ports: { ...ports, ledger }, bars };
    const prepared = await prepare(desk, run.mandate, { revision: run.revision });
    if (prepared.outcome === "refused") return refused(prepared.because, prepared.reason);
    return { outcome: "ran", report: plain(await runCycle(desk.ports, prepared, run)) };
  } finally {
    close();
  }
}

/** Runs the cycle to its end, and asks it to stop while there is time for that. */
async function runCycle(ports: TradingPorts, { task, past }: Prepared, { invocation, witness }: Run): Promise<unknown> {
  const driver = new LiveDriver(ports, { task, past, witness });
  const alarm = setTimeout(() => driver.stop(), timeToTrade(invocation));
  try {
    const cycle = await driver.run();
    return reportRun(cycle, past, driver.book);
  } finally {
    clearTimeout(alarm);
  }
}
