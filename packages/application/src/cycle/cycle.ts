import type {
  Decision,
  ExecutionRules,
  Instant,
  Mandate,
  Market,
  OpenOrder,
  OrderId,
  Session,
  Side,
  Ticker,
  Trip,
} from "@alchemiser/domain";
import type { AccountSnapshot } from "../ports/broker.ts";
import type { Command } from "./command.ts";
import type { Memory } from "./event.ts";
import type { Flight, Patience } from "./flight.ts";
import type { Outcome } from "./outcome.ts";

/**
 * What a cycle is for. `rebalance`: the mandate's sleeves get what they want. `flatten`: everything that the mandate holds
 * is sold. `reconcile`: account and ledger are brought together, and nothing new is sent.
 */
export type Aim = "rebalance" | "flatten" | "reconcile";

/** What a cycle has to do. */
export interface CycleTask {
  readonly aim: Aim;
  readonly mandate: Mandate;
  readonly tradeSession: Session;
  /** 0, unless a person asked for another decision in the same session. */
  readonly revision: number;
  /** When orders may leave. */
  readonly window: { readonly from: Instant; readonly until: Instant };
  readonly patience: Patience;
  /** How each leg is worked. */
  readonly execution: ExecutionRules;
}

/** What a cycle is waiting for. Through `settled`, `resolved` and `traded` it passes at once; `ended` stays. */
export type Phase =
  /** The ledger's memory. */
  | { readonly name: "recalling" }
  /** The account, to bring the ledger up to date; then `next`. */
  | { readonly name: "settling"; readonly next: Next }
  /** The ledger's memory after new entries; then `next`. */
  | { readonly name: "refreshing"; readonly next: Next }
  /** Time to pass before ledger and account, which differ, are compared once more; then `next`. */
  | { readonly name: "doubting"; readonly next: Next }
  /** News of orders that an earlier run left open. */
  | { readonly name: "resolving" }
  | { readonly name: "observing" }
  | { readonly name: "freezing" }
  /** Orders of one side under way. */
  | { readonly name: "trading"; readonly side: Side }
  /** A new market for these symbols, whose orders of a side have ended and are followed by others. */
  | { readonly name: "repricing"; readonly side: Side; readonly due: ReadonlySet<Ticker> }
  | { readonly name: "settled"; readonly next: Next }
  | { readonly name: "resolved" }
  | { readonly name: "traded"; readonly side: Side }
  | { readonly name: "ended"; readonly outcome: Outcome };

/**
 * What comes after the account was read: at the beginning, after an earlier run's orders were resolved, between sells
 * and buys, between two attempts at the buys, and at the end.
 */
export type Next = "resolve" | "decide" | "buy" | "buy again" | "end";

/** A whole trading cycle as a value: between two events it is nothing else, and a crash loses nothing but it. */
export interface Cycle {
  readonly task: CycleTask;
  readonly phase: Phase;
  readonly memory: Memory | undefined;
  readonly account: AccountSnapshot | undefined;
  readonly market: Market | undefined;
  /** What was open at the broker when the market was observed, whoever placed it. */
  readonly openOrders: readonly OpenOrder[];
  readonly decision: Decision | undefined;
  readonly flights: ReadonlyMap<OrderId, Flight>;
  /** Buys whose next order waits until another one is through that still binds the cash. */
  readonly short: ReadonlySet<Ticker>;
  /** When a slice is due that the cycle has itself woken for. */
  readonly pausesUntil: Instant | undefined;
  readonly isStopping: boolean;
  /** Why a person has to look, once that is known: the account is halted, and the cycle brings what works to its end. */
  readonly alarm: string | undefined;
  /** How many orders the broker has rejected in this run. */
  readonly rejects: number;
  /** How often the broker went out of reach in this run. */
  readonly outages: number;
  /** The breakers that have tripped, each at its first time, whether they act or are counted. */
  readonly trips: readonly Trip[];
  /** Orders have moved since the account was asked for: it has to be read again before anything is compared with it. */
  readonly isOutdated: boolean;
  /** The ledger was written to since its memory was read. */
  readonly isBehind: boolean;
  /** How often in a row ledger and account have differed: both are read again before anybody is alarmed. */
  readonly doubts: number;
}

export interface CycleStep {
  readonly cycle: Cycle;
  readonly commands: readonly Command[];
}

/** Of a cycle that has sent nothing. */
export const NO_FLIGHTS: ReadonlyMap<OrderId, Flight> = new Map();

export const NOBODY: ReadonlySet<Ticker> = new Set();

const NO_TRIPS: readonly Trip[] = [];

export const newCycle = (task: CycleTask): Cycle => ({
  task,
  phase: { name: "recalling" },
  memory: undefined,
  account: undefined,
  market: undefined,
  openOrders: [],
  decision: undefined,
  flights: NO_FLIGHTS,
  short: NOBODY,
  pausesUntil: undefined,
  isStopping: false,
  alarm: undefined,
  rejects: 0,
  outages: 0,
  trips: NO_TRIPS,
  isOutdated: false,
  isBehind: false,
  doubts: 0,
});

export const ended = (cycle: Cycle, outcome: Outcome, commands: readonly Command[] = []): CycleStep => ({
  cycle: { ...cycle, phase: { name: "ended", outcome } },
  commands,
});
