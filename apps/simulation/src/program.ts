import { alpacaOver } from "@alchemiser/alpaca";
import { ExternalFailure, LedgerInUse, LiveDriver, prepare, type Clock, type Ledger } from "@alchemiser/application";
import { rule612, InvariantViolation, type Instant, type Mandate } from "@alchemiser/domain";
import { DiskLedger } from "./disk-ledger.ts";
import type { Ending } from "./ending.ts";
import type { Life } from "./life.ts";
import { Network } from "./network.ts";
import type { Plan } from "./plan.ts";
import { skewed, type VirtualTime } from "./virtual-time.ts";
import type { World } from "./world.ts";

export interface Program {
  readonly world: World;
  readonly plan: Plan;
  readonly mandate: Mandate;
  readonly life: Life;
  /** When the troubles begin. */
  readonly since: Instant;
}

const TIMEOUT_MS = 10_000;

/** What `alchemiser run` does, over a network and a disk that are as bad as the plan wants them. */
export async function runProgram(program: Program): Promise<Ending> {
  try {
    return await traded(program);
  } catch (cause) {
    if (cause instanceof ExternalFailure) return { kind: "gave-up", failure: cause.name, reason: cause.message };
    const reason = cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
    return { kind: "broke", reason: cause instanceof InvariantViolation ? cause.message : reason };
  }
}

async function traded(program: Program): Promise<Ending> {
  const { world, life } = program;
  await life.effect("start");
  if (world.disk.isLockedAt(world.time.now())) throw new LedgerInUse("Another run has the ledger open");
  const ledger = new DiskLedger(world.disk, life);
  try {
    return await tradedWith(ledger, program);
  } finally {
    ledger.close();
  }
}

async function tradedWith(ledger: Ledger, { world, plan, mandate, life, since }: Program): Promise<Ending> {
  const { time, broker, bars, suspicions } = world;
  const random = world.random(`network ${life.name}`);
  const clock = plan.second === undefined ? skewed(time, plan.skewMs) : clockOf(time, life);
  const network = new Network({ broker, suspicions, time, plan, random, since, life });
  const alpaca = alpacaOver(network, { feed: "iex", clock, random, timeoutMs: TIMEOUT_MS });
  const ports = { clock, marketData: alpaca.marketData, broker: alpaca.broker, ledger, ticks: rule612 };
  const prepared = await prepare({ ports, bars }, mandate);
  if (prepared.outcome === "refused") return { kind: "gave-up", failure: prepared.because, reason: prepared.reason };

  const { task, past } = prepared;
  const driver = new LiveDriver(ports, { task, past, witness: () => undefined });
  const listening = world.killSwitch.watch((reason) => {
    if (!life.isOver) driver.halt(reason);
  });
  const cycle = await driver.run().finally(() => listening.end());
  return cycle.phase.name === "ended"
    ? { kind: "ended", outcome: cycle.phase.outcome }
    : { kind: "broke", reason: "a driver comes back when its cycle has ended" };
}

/** The time as a process sees it that may be frozen: nothing wakes it meanwhile. */
const clockOf = (time: VirtualTime, life: Life): Clock => ({
  now: () => time.now(),
  waitUntil: async (until, signal) => {
    await time.waitUntil(until, signal);
    await life.awake();
  },
});
