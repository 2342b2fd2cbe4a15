import {
  decodeRecord,
  encodeExact,
  encodeRecord,
  instant,
  invariant,
  LedgerFold,
  type Decision,
  type Instant,
  type LedgerRecord,
  type Session,
} from "@alchemiser/domain";
import type { Command } from "../cycle/command.ts";
import type { Cycle, CycleTask } from "../cycle/cycle.ts";
import { begin, cycleStep } from "../cycle/cycle-step.ts";
import type { CycleEvent, Memory } from "../cycle/event.ts";
import { memoryOf } from "../cycle/memory-of.ts";
import { freezing, thawed } from "../live/frozen-decision.ts";
import { latestRevisionAmong } from "../ports/latest-revision.ts";
import { ACCOUNT, TroubledBroker, type TickingMarket, type Troubles } from "./troubled-broker.ts";

/** When something happens to a run, counted in the commands that it has carried out. */
export interface Fortune {
  /** The run dies instead of carrying out the next command: nothing is answered any more. */
  readonly diesAfter?: number;
  /** Somebody wants the cycle to end. */
  readonly stoppedAfter?: number;
  /** Somebody halts the account, twice. */
  readonly haltedAfter?: number;
}

/** Whoever waits for more quotes than these waits for nothing. */
const MOST_TICKS = 400;

/**
 * A broker and a ledger that outlive their driver: a run can be cut off after any command, and the next one knows only
 * what was journalled and frozen. Time is virtual, nothing is awaited, and equal inputs give equal histories.
 */
export class CrashWorld {
  readonly broker: TroubledBroker;
  /** As a ledger on disk would give them back. */
  readonly #records: LedgerRecord[] = [];
  readonly #decisions = new Map<string, Decision>();

  constructor(market: TickingMarket, troubles: Troubles) {
    this.broker = new TroubledBroker(market, troubles);
  }

  get records(): readonly LedgerRecord[] {
    return this.#records;
  }

  /** What the ledger adds up to, read anew. */
  get fold(): LedgerFold {
    return LedgerFold.of(this.#records);
  }

  /** What a cycle for the task would remember. */
  memory(task: CycleTask, fold = this.fold): Memory {
    const key = { account: ACCOUNT, mandate: task.mandate.name, tradeSession: task.tradeSession };
    const latestRevision = latestRevisionAmong(this.#decisions.keys(), key);
    return memoryOf(fold, { decision: this.decisionFor(task), latestRevision });
  }

  /** Writes to the ledger as somebody else does, such as a kill switch. */
  journal(records: readonly LedgerRecord[]): void {
    this.#records.push(...records.map((record) => decodeRecord(encodeRecord(record))));
  }

  /** The decision that is frozen for the task, as the ledger gives it back. */
  decisionFor({ mandate, tradeSession, revision }: CycleTask): Decision | undefined {
    const key = { account: ACCOUNT, mandate: mandate.name, tradeSession, revision };
    return this.#decisions.get(encodeExact(key));
  }

  startSession(session: Session): void {
    this.broker.startSession(session);
    this.broker.news();
  }

  /** Lets time pass while nobody is there. */
  pass(ms: number): void {
    this.broker.moveTo(instant(this.broker.now + ms));
    this.broker.news();
  }

  /** Runs a cycle to its end, or until it dies: then there is nothing to look at but the world. */
  run(task: CycleTask, fortune: Fortune = {}): { readonly cycle: Cycle | undefined; readonly commands: number } {
    const run: Run = { inbox: [], alarms: [], task, fold: this.fold };
    let commands = 0;
    let step = begin(task, this.broker.now);
    for (;;) {
      for (const command of step.commands) {
        if (commands === fortune.diesAfter) return { cycle: undefined, commands };
        this.#carryOut(command, run);
        commands += 1;
        if (commands === fortune.stoppedAfter) run.inbox.unshift({ kind: "stop", at: this.broker.now });
        if (commands === fortune.haltedAfter)
          for (const reason of ["there", "here"]) run.inbox.unshift({ kind: "halt", at: this.broker.now, reason });
      }
      if (step.cycle.phase.name === "ended") return { cycle: step.cycle, commands };
      step = cycleStep(step.cycle, this.#next(run));
    }
  }

  #carryOut(command: Command, run: Run): void {
    const { broker } = this;
    const at = broker.now;
    if (command.do === "journal") {
      this.journal(command.records);
      for (const record of command.records) run.fold.apply(record);
    } else if (command.do === "wake") run.alarms.push({ at: command.at, event: { kind: "woke", id: command.id } });
    else if (command.do === "pause") run.alarms.push({ at: command.until, event: { kind: "paused" } });
    else {
      const answer = this.#answerTo(command, run);
      run.inbox.push(...broker.news(), { ...answer, at });
    }
  }

  #answerTo(command: Question, { task, fold }: Run): Answer {
    const { broker } = this;
    switch (command.do) {
      case "recall":
        return { kind: "recalled", memory: this.memory(task, fold) };
      case "read-account":
        return { kind: "account-read", snapshot: broker.account(), page: broker.activitiesSince(command.cursor) };
      case "observe":
        return { kind: "observed", market: broker.observe(command.tickers), openOrders: broker.openOrders };
      case "freeze":
        return { kind: "frozen", decision: this.#freeze(command.decision) };
      case "submit":
        return { kind: "submitted", id: command.request.id, submission: broker.submit(command.request) };
      case "find":
        return { kind: "found", id: command.id, order: broker.find(command.id) };
      case "cancel":
        return { kind: "cancelled", id: command.id, cancellation: broker.cancel(command.id) };
    }
  }

  #freeze(decision: Decision): Decision {
    const name = encodeExact(decision.key);
    const kept = this.#decisions.get(name) ?? thawed(freezing(decision));
    this.#decisions.set(name, kept);
    return kept;
  }

  /** The next event; when there is nothing left to be told, time passes until there is. */
  #next({ inbox, alarms }: Run): CycleEvent {
    const { broker } = this;
    for (let tick = 0; tick < MOST_TICKS; tick++) {
      const event = inbox.shift();
      if (event !== undefined) return event;
      const until = Math.min(broker.nextTick, ...alarms.map(({ at }) => at));
      broker.moveTo(instant(Math.max(until, broker.now)));
      inbox.push(...broker.news());
      for (const alarm of alarms.filter(({ at }) => at <= broker.now)) {
        alarms.splice(alarms.indexOf(alarm), 1);
        inbox.push({ ...alarm.event, at: broker.now });
      }
    }
    invariant(false, "a cycle that has not ended waits for something");
  }
}

type Question = Exclude<Command, { readonly do: "wake" | "pause" | "journal" }>;
type Answer = CycleEvent extends infer Event ? (Event extends CycleEvent ? Omit<Event, "at"> : never) : never;

interface Alarm {
  readonly at: Instant;
  readonly event: Answer;
}

interface Run {
  readonly inbox: CycleEvent[];
  readonly alarms: Alarm[];
  readonly task: CycleTask;
  readonly fold: LedgerFold;
}
