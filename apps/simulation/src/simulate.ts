import { invariant, known, type Mandate } from "@alchemiser/domain";
import { isOfAPerson } from "./actors.ts";
import { DiskLedger } from "./disk-ledger.ts";
import { isDone, isHalted, reasonOf, type Ending } from "./ending.ts";
import { Life, type Fate } from "./life.ts";
import { CALM, GOOD_LINE, type Plan } from "./plan.ts";
import { runProgram } from "./program.ts";
import { readFold } from "./read-ledger.ts";
import { FIRST_DAY, FIRST_WISHES, SECOND_DAY, SECOND_WISHES, startOf, THIRD_DAY, type Shelves } from "./story.ts";
import type { VirtualTime } from "./virtual-time.ts";
import { later, World, type Arrival } from "./world.ts";

/** How a run ended: what it wanted is done, or a person has to look, or neither. */
export type End = "DONE" | "HALTED" | "UNFINISHED";

export interface Verdict {
  readonly end: End;
  readonly reason: string;
  /** What must never happen, and did. */
  readonly violations: readonly string[];
  /** How many effects each life had. */
  readonly effects: readonly number[];
  /** Everything that happened, in order, and when. */
  readonly trace: readonly string[];
}

/** After this, ten minutes before the close, nobody starts the program again. */
const LONGEST_MS = (6 * 60 + 14) * 60_000;
const MOST_LIVES = 20;
/** How often somebody tries again what came to its end and is not done. */
const MOST_ENDINGS = 3;
/** How long it takes at first until somebody tries again: three times as long each time. */
const RETRY_MS = 60_000;
/** How long an order may work after the switch is thrown, where nothing keeps a cancel from the broker. */
const SOON_MS = 5000;

/** A day as it was lived: what the broker got, and what the ledger kept. */
interface LivedDay {
  readonly arrivals: readonly Arrival[];
  readonly lines: readonly string[];
}

/** Lets the second day of the story happen again and again, each time as another plan says. */
export class Simulation {
  readonly #shelves: Shelves;
  #firstDay: LivedDay | undefined;

  constructor(shelves: Shelves) {
    this.#shelves = shelves;
  }

  /** One second day, the program started again by the same command until it is done, and then once more. */
  async run(seed: number, plan: Plan): Promise<Verdict> {
    const world = new World(seed, plan, this.#shelves[plan.night]);
    const { time, broker, disk } = world;
    const since = startOf(SECOND_DAY);
    for (const { at, acts } of plan.actors) time.at(later(since, at), () => acts(broker));
    for (const { at, state } of plan.disk) time.at(later(since, at), () => (disk.state = state));
    for (const [place, at] of plan.halts.entries())
      time.at(later(since, at), () => world.killSwitch.set(`the news, from place ${place}`));
    if (isUntroubled(plan))
      for (const at of plan.halts)
        time.at(later(since, at + SOON_MS), () => world.suspicions.seeWorking(broker.exchange));
    await this.#firstDayIn(world, plan);
    return this.#secondDay(world, plan);
  }

  /** The calm first day goes the same way every time: it is lived once, and then recalled. */
  async #firstDayIn(world: World, plan: Plan): Promise<void> {
    const { time, broker, disk } = world;
    const isUsual = plan.firstDeath === undefined && plan.bars === undefined;
    const lived = isUsual ? this.#firstDay : undefined;
    if (lived === undefined) {
      const life = new Life("first day", { diesAt: plan.firstDeath ?? Infinity }, () => undefined);
      const ending = await this.#live(world, { ...CALM, night: plan.night }, { life, mandate: FIRST_WISHES });
      invariant(ending === undefined || isDone(ending), () => `the first day ends well, was ${reasonOf(ending)}`);
      if (ending === undefined) disk.crash(world.random("first crash"));
      if (isUsual) this.#firstDay = { arrivals: [...world.arrivals], lines: disk.lines };
    } else {
      disk.load(lived.lines);
      for (const { at, operation } of lived.arrivals) {
        await time.pass(() => false, at);
        broker.answer(operation);
      }
    }
    await time.pass(() => false, startOf(SECOND_DAY));
  }

  async #secondDay(world: World, plan: Plan): Promise<Verdict> {
    const { time, disk, suspicions, broker } = world;
    const [absence, crash] = [world.random("absence"), world.random("crash")];
    const trace: string[] = [];
    const effects: number[] = [];
    const until = later(startOf(SECOND_DAY), LONGEST_MS);
    let ending: Ending | undefined;
    let endings = 0;
    let retryMs = RETRY_MS;
    await time.pass(() => false, later(startOf(SECOND_DAY), plan.startsAt));
    const second = this.#second(world, plan);
    for (
      let lives = 0;
      lives < MOST_LIVES && time.now() < until && endings < MOST_ENDINGS && !isOver(ending);
      lives++
    ) {
      const note = (effect: string): void => void trace.push(`${time.now()} ${effect}`);
      const life = new Life(String(lives), fateOf(plan, lives, time), note);
      ending = await this.#live(world, plan, { life, mandate: wishesOf(plan) });
      effects.push(life.effects);
      if (ending?.kind === "ended" && ending.outcome.kind === "done") endings += 1;
      if (ending === undefined) disk.crash(crash);
      if (lives + 1 === plan.rotsAfter) disk.rot(crash);
      const wait = ending === undefined ? Math.floor(absence() * plan.absenceMs) : retryMs;
      if (ending !== undefined) retryMs *= 3;
      await time.pass(() => false, later(time.now(), wait));
    }
    await time.pass(() => second.hasEnded, until);
    disk.state = "sound";
    if (plan.halts.length > 0) await this.#resumed(world, plan);
    else if (isHalted(ending) || (isDone(ending) && time.now() < until)) await this.#again(world, plan, ending);
    else await this.#nextMorning(world, plan);
    const fold = await readFold(disk);
    if (fold !== undefined) suspicions.conclude(fold, broker.exchange);
    const broken = [ending, second.ending].flatMap((one) => (one?.kind === "broke" ? [one.reason] : []));
    const end = isDone(ending) ? "DONE" : isHalted(ending) ? "HALTED" : "UNFINISHED";
    return { end, reason: reasonOf(ending), violations: [...broken, ...suspicions.found], effects, trace };
  }

  /** The same command, given to another process. */
  #second(world: World, plan: Plan): { readonly hasEnded: boolean; readonly ending?: Ending } {
    if (plan.second === undefined) return { hasEnded: true };
    const since = startOf(SECOND_DAY);
    const program = { world, plan, mandate: wishesOf(plan), life: calmLife("second"), since };
    const second: { hasEnded: boolean; ending?: Ending } = { hasEnded: false };
    world.time.at(later(since, plan.second.startsAt), () => {
      void runProgram(program).then((ending) => Object.assign(second, { hasEnded: true, ending }));
    });
    return second;
  }

  /** What is done is done, and what is halted stays halted: the same command finds nothing more to do. */
  async #again(world: World, plan: Plan, before: Ending | undefined): Promise<void> {
    const sent = ordersSentIn(world);
    const quiet = { ...CALM, idUniqueness: plan.idUniqueness, night: plan.night };
    const ending = await this.#live(world, quiet, {
      life: calmLife("again"),
      mandate: wishesOf(plan),
    });
    const isQuiet =
      ordersSentIn(world) === sent && isHalted(ending) === (world.killSwitch.isThrown || isHalted(before));
    if (!isQuiet) world.suspicions.add(`the same command again was not quiet: ${reasonOf(ending)}`);
  }

  /** Whenever the switch was thrown, nothing works and nothing is unknown; and when a person resumes, all is in order. */
  async #resumed(world: World, plan: Plan): Promise<void> {
    const { time, disk, suspicions, broker, killSwitch } = world;
    await time.pass(() => false, later(startOf(SECOND_DAY), Math.max(...plan.halts)));
    const compare = async (): Promise<void> =>
      suspicions.compare(known(await readFold(disk), "this ledger is not damaged"), broker.exchange);
    if (isInReach(plan)) await compare();
    await this.#again(world, plan, undefined);
    await compare();
    killSwitch.clear();
    const ledger = new DiskLedger(disk, calmLife("person"));
    await ledger.append([{ kind: "state", at: time.now(), state: "ACTIVE", reason: "somebody has looked" }]);
    ledger.close();
    await this.#nextMorning(world, plan);
  }

  /** What was left undone is in order the morning after. */
  async #nextMorning(world: World, plan: Plan): Promise<void> {
    await world.time.pass(() => false, startOf(THIRD_DAY));
    const quiet = { ...CALM, idUniqueness: plan.idUniqueness, night: plan.night };
    const ending = await this.#live(world, quiet, {
      life: calmLife("morning"),
      mandate: wishesOf(plan),
    });
    if (!isDone(ending)) world.suspicions.add(`the morning after was not in order: ${reasonOf(ending)}`);
  }

  /** Undefined when it died. */
  async #live(
    world: World,
    plan: Plan,
    { life, mandate }: { readonly life: Life; readonly mandate: Mandate },
  ): Promise<Ending | undefined> {
    const { time } = world;
    let ending: Ending | undefined;
    const since = startOf(mandate === FIRST_WISHES ? FIRST_DAY : SECOND_DAY);
    const deadline = later(time.now(), LONGEST_MS);
    void runProgram({ world, plan, mandate, life, since }).then((how) => (ending = how));
    await time.pass(() => ending !== undefined || life.isOver, deadline);
    return ending;
  }
}

/** What happens to each of the processes that are started one after the other. */
function fateOf({ deaths, second }: Plan, lives: number, time: VirtualTime): Fate {
  const diesAt = deaths[lives] ?? Infinity;
  if (lives > 0 || second === undefined) return { diesAt };
  return { diesAt, freeze: { at: second.freezesAt, on: second.freezesOn, ms: second.freezesFor, time } };
}

/** What the second day is about, worked as the plan says. */
const wishesOf = ({ execution }: Plan): Mandate => ({ ...SECOND_WISHES, execution });

/** Whether nothing keeps a call from the broker, or its answer from the program. */
const isInReach = ({ line, storm, outages, deaths }: Plan): boolean =>
  line === GOOD_LINE && storm === undefined && outages.length + deaths.length === 0;

const isUntroubled = (plan: Plan): boolean => isInReach(plan) && plan.lies === undefined;

/** Cancels are no orders: what works of a halted account is still brought to its end. */
const ordersSentIn = ({ arrivals }: World): number =>
  arrivals.filter(({ operation }) => operation.name === "submit-order" && !isOfAPerson(operation.order.client_order_id))
    .length;

const calmLife = (name: string): Life => new Life(name, { diesAt: Infinity }, () => undefined);

const isOver = (ending: Ending | undefined): boolean => isDone(ending) || isHalted(ending) || ending?.kind === "broke";
