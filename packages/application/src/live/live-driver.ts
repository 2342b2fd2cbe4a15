import {
  LedgerFold,
  openOrder,
  withRisk,
  type Book,
  type Instant,
  type LedgerRecord,
  type OrderId,
  type Ticker,
} from "@alchemiser/domain";
import type { Command } from "../cycle/command.ts";
import type { Cycle, CycleStep, CycleTask } from "../cycle/cycle.ts";
import { begin, cycleStep } from "../cycle/cycle-step.ts";
import type { CycleEvent, Memory } from "../cycle/event.ts";
import { isLanded } from "../cycle/flight.ts";
import { memoryOf, NOTHING_DECIDED } from "../cycle/memory-of.ts";
import { UnexpectedAnswer } from "../errors.ts";
import type { BrokerEvent, Leaving } from "../ports/broker.ts";
import { refuseOtherAccount } from "../ports/ledger-binding.ts";
import { NOBODY_WAITS } from "../ports/nobody-waits.ts";
import { EventQueue } from "./event-queue.ts";
import { DecisionReader, freezing } from "./frozen-decision.ts";
import { observeMarket } from "./observe-market.ts";
import type { Past } from "./past.ts";
import type { TradingPorts } from "./trading-ports.ts";

/** How long an entry proves that the ledger is this run's. Nobody may take a ledger over sooner than some times as long. */
const PROOF_MS = 5000;

/** Who is told of each step when it has happened. */
export type Witness = (event: CycleEvent, step: CycleStep) => void;

/** An event before its time is known. */
type Untimed = CycleEvent extends infer Event ? (Event extends CycleEvent ? Omit<Event, "at"> : never) : never;

/**
 * The asynchronous driver of the trading cycle: real ports, real waiting. It keeps nothing that the ledger does not:
 * a run that dies is gone on with by the next one.
 */
export class LiveDriver {
  readonly #ports: TradingPorts;
  readonly #past: Past;
  readonly #task: CycleTask;
  readonly #witness: Witness;
  readonly #fold = new LedgerFold();
  readonly #events = new EventQueue<CycleEvent>();
  readonly #over = new AbortController();
  /** Gives up the submissions that have not left. */
  readonly #recall = new AbortController();
  /** Of each order that is under way: whatever is asked or waited for on its behalf ends with it. */
  readonly #underWay = new Map<OrderId, AbortController>();
  #provenAt: Instant | undefined;
  readonly #decisions = new DecisionReader();

  constructor(ports: TradingPorts, { task, past, witness }: { task: CycleTask; past: Past; witness: Witness }) {
    this.#ports = ports;
    this.#task = task;
    this.#past = past;
    this.#witness = witness;
  }

  /** What the mandate owns, as far as the ledger knows. */
  get book(): Book {
    return this.#fold.book;
  }

  /** Asks the running cycle to end: nothing new is sent, what works is cancelled, the account is reconciled. */
  stop(): void {
    this.#tell({ kind: "stop" });
    this.#recall.abort(NOBODY_WAITS);
  }

  /** As `stop`, and written down: no later run trades until a person resumes it. */
  halt(reason: string): void {
    this.#tell({ kind: "halt", reason });
    this.#recall.abort(NOBODY_WAITS);
  }

  /** @throws ExternalFailure when a port gave up; whatever was sent is in the ledger, and the next run takes it up */
  async run(): Promise<Cycle> {
    for (const record of await this.#ports.ledger.records()) this.#fold.apply(record);
    const watch = await this.#ports.broker.watch((event) => this.#hear(event));
    try {
      return await this.#loop();
    } finally {
      for (const asking of [this.#over, ...this.#underWay.values()]) asking.abort(NOBODY_WAITS);
      await watch.close();
    }
  }

  async #loop(): Promise<Cycle> {
    let step = begin(this.#task, this.#ports.clock.now());
    for (;;) {
      for (const command of step.commands) await this.#carryOut(command);
      if (step.cycle.phase.name === "ended") return step.cycle;
      const event = await this.#events.next();
      step = cycleStep(step.cycle, event);
      if (step.cycle.isStopping) this.#recall.abort(NOBODY_WAITS);
      if ("id" in event) this.#letGo(event.id, step.cycle);
      this.#witness(event, step);
    }
  }

  /** Journals and freezes before it returns; questions to the broker run side by side and answer through the queue. */
  async #carryOut(command: Command): Promise<void> {
    const { broker, clock, ledger } = this.#ports;
    const { signal } = this.#over;
    switch (command.do) {
      case "recall":
        return this.#tell({ kind: "recalled", memory: await this.#memory() });
      case "journal":
        return this.#journal(command.records);
      case "freeze": {
        const decision = withRisk(command.decision, this.#past);
        const frozen = freezing(decision);
        this.#decisions.learn(frozen, decision);
        return this.#tell({ kind: "frozen", decision: this.#decisions.read(await ledger.freeze(frozen)) });
      }
      case "read-account":
        return this.#background(async () => {
          const page = await broker.activitiesSince(command.cursor, signal);
          const snapshot = await broker.account(signal);
          refuseOtherAccount(this.#fold.account, snapshot.account);
          return { kind: "account-read", snapshot, page };
        });
      case "observe":
        return this.#background(() => this.#observe(command.tickers));
      case "submit": {
        const { id } = command.request;
        const leaving: Leaving = { recall: this.#recall.signal, mayLeave: () => this.#proveOwnership() };
        return this.#aboutOrder(id, async (signal) => ({
          kind: "submitted",
          id,
          submission: await broker.submit(command.request, signal, leaving),
        }));
      }
      case "find":
        return this.#look(command.id);
      case "cancel":
        return this.#aboutOrder(command.id, async (signal) => ({
          kind: "cancelled",
          id: command.id,
          cancellation: await broker.cancel(command.id, signal),
        }));
      case "wake":
        return this.#aboutOrder(command.id, async (signal) => {
          await clock.waitUntil(command.at, signal);
          return { kind: "woke", id: command.id };
        });
      case "pause":
        return this.#background(async () => {
          await clock.waitUntil(command.until, signal);
          return { kind: "paused" };
        });
    }
  }

  async #observe(tickers: readonly Ticker[]): Promise<Untimed> {
    const { signal } = this.#over;
    const { tradeSession } = this.#task;
    const open = await this.#ports.broker.openOrders(signal);
    const market = await observeMarket(this.#ports, { tickers, past: this.#past, tradeSession, signal });
    return {
      kind: "observed",
      market,
      openOrders: open.orders.map(({ request, report }) => openOrder(request, report)),
    };
  }

  async #journal(records: readonly LedgerRecord[]): Promise<void> {
    const { clock, ledger } = this.#ports;
    const at = clock.now();
    await ledger.append(records);
    this.#provenAt = at;
    for (const record of records) this.#fold.apply(record);
  }

  /** A process may have been frozen since it wrote down the intent, and another one may have gone on in its place. */
  async #proveOwnership(): Promise<void> {
    const { clock } = this.#ports;
    if (this.#provenAt !== undefined && clock.now() - this.#provenAt <= PROOF_MS) return;
    await this.#journal([]);
  }

  async #memory(): Promise<Memory> {
    const { account } = this.#fold;
    const { aim, mandate, tradeSession, revision } = this.#task;
    if (account === undefined || aim === "reconcile") return memoryOf(this.#fold, NOTHING_DECIDED);
    const { ledger } = this.#ports;
    const key = { account, mandate: mandate.name, tradeSession };
    const latestRevision = await ledger.latestRevision(key);
    const isReplaced = latestRevision !== undefined && latestRevision > revision;
    const kept = isReplaced ? undefined : await ledger.decision({ ...key, revision });
    return memoryOf(this.#fold, { decision: kept && this.#decisions.read(kept), latestRevision });
  }

  #hear(event: BrokerEvent): void {
    if (event.kind === "order") this.#tell({ kind: "reported", id: event.id, report: event.report, fill: event.fill });
    // After a gap in the broker's news each open order is read again.
    else if (event.kind === "resumed") for (const { intent } of this.#fold.openOrders) this.#look(intent.id);
    else this.#tell(event);
  }

  #look(id: OrderId): void {
    const { broker } = this.#ports;
    this.#aboutOrder(id, async (signal) => ({ kind: "found", id, order: await broker.find(id, signal) }));
  }

  /** An answer that makes no sense is a finding about the one order that was asked about: the others go on. */
  #aboutOrder(id: OrderId, work: (signal: AbortSignal) => Promise<Untimed>): void {
    if (this.#over.signal.aborted) return;
    const order = this.#underWay.get(id) ?? new AbortController();
    this.#underWay.set(id, order);
    const { signal } = order;
    const asked = (): Promise<Untimed> =>
      work(signal).catch((failure: unknown): Untimed => {
        if (failure instanceof UnexpectedAnswer) return { kind: "unclear", id, reason: failure.message };
        throw failure;
      });
    this.#background(asked, signal);
  }

  /** Nothing more is asked about an order that has come to its end. */
  #letGo(id: OrderId, { flights }: Cycle): void {
    const flight = flights.get(id);
    if (flight === undefined || !isLanded(flight)) return;
    this.#underWay.get(id)?.abort(NOBODY_WAITS);
    this.#underWay.delete(id);
  }

  #tell(event: Untimed): void {
    this.#events.push({ ...event, at: this.#ports.clock.now() });
  }

  #background(work: () => Promise<Untimed>, signal = this.#over.signal): void {
    work().then(
      (event) => {
        if (!signal.aborted) this.#tell(event);
      },
      (cause: unknown) => {
        if (!signal.aborted) this.#events.fail(cause);
      },
    );
  }
}
