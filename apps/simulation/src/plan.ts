import type { AlpacaOperation } from "@alchemiser/alpaca";
import type { IdUniqueness, ExecutionRules } from "@alchemiser/domain";
import type { Actor } from "./actors.ts";
import type { Spoiling } from "./bad-bars.ts";
import type { DiskState } from "./disk.ts";
import type { Lie } from "./lies.ts";
import { PATIENT, type Night } from "./story.ts";

/** How bad the line to the broker is: chances for each call, and how long it takes at most. */
export interface Line {
  /** It never arrives. */
  readonly lost: number;
  /** It is carried out, and nobody hears of it. */
  readonly unheard: number;
  /** Somebody in front of the broker answers with a 5xx, before it was carried out or afterwards. */
  readonly failed: number;
  readonly failedAfter: number;
  readonly slowestMs: number;
}

export const GOOD_LINE: Line = { lost: 0, unheard: 0, failed: 0, failedAfter: 0, slowestMs: 50 };

/** Milliseconds after the trouble begins. */
export interface Span {
  readonly from: number;
  readonly until: number;
}

/** Two processes at once. */
interface Second {
  /** When it is started. */
  readonly startsAt: number;
  /** From which of its effects on the first one is frozen, and at which kind of them, */
  readonly freezesAt: number;
  readonly freezesOn: "anything" | "synced intents";
  /** and for how long. */
  readonly freezesFor: number;
}

/** Everything that is going to happen to one run. Equal plans give equal runs. */
export interface Plan {
  readonly idUniqueness: IdUniqueness;
  /** How long an order that was taken cannot be found by its client order id. */
  readonly lookupLagMs: number;
  /** How long the account's history does not tell a fill that its cash and positions show already. */
  readonly historyLagMs: number;
  /** The chance that a fill is a part only. */
  readonly partialFills: number;
  /** How long hardly anything is traded at all. */
  readonly thinUntil: number;
  /** What happens between the first day and the second to those who hold a symbol. */
  readonly night: Night;
  /** At which of its effects the program dies on the first day, and is not started again; it lives without it. */
  readonly firstDeath: number | undefined;
  /** How legs are worked. */
  readonly execution: ExecutionRules;
  readonly line: Line;
  /** When the line is good again. */
  readonly lineMendsAt: number;
  /** The answers of one endpoint take so long, until then. */
  readonly slow: { readonly name: AlpacaOperation["name"]; readonly ms: number; readonly until: number } | undefined;
  /** While nobody answers. */
  readonly outages: readonly Span[];
  /** While every call is one too many. */
  readonly storm: (Span & { readonly saysWhen: boolean }) | undefined;
  /** While the stream of trade updates is cut. */
  readonly cuts: readonly Span[];
  /** What the stream does to updates: at most so late, twice with this chance. */
  readonly updates: { readonly latestMs: number; readonly twice: number };
  /** At which of its effects each life ends; those after the last are long. */
  readonly deaths: readonly number[];
  /** How long it takes at most until somebody starts the program again. */
  readonly absenceMs: number;
  readonly disk: readonly { readonly at: number; readonly state: DiskState }[];
  /** After how many lives a line of the ledger is found to be another; never without it. */
  readonly rotsAfter: number | undefined;
  /** What the broker's answers are turned into on their way, and until when. */
  readonly lies: { readonly until: number; readonly lie: Lie } | undefined;
  /** What the source of bars makes of them, and until when; without it they are on the program's own disk. */
  readonly bars: { readonly until: number; readonly spoiled: Spoiling } | undefined;
  /** By how much the clock of the program's machine is ahead of the market's. */
  readonly skewMs: number;
  /** When the program is first started. */
  readonly startsAt: number;
  /** Somebody else who does something. */
  readonly actors: readonly Actor[];
  /** Somebody else who does something as soon as the account's activities were read for the so many-th time that day. */
  readonly meddler: { readonly reading: number; readonly acts: Actor["acts"] } | undefined;
  /** When somebody throws the kill switch, each time from another place. */
  readonly halts: readonly number[];
  /** Another process that is given the same command, while the first one may be frozen; there is none without it. */
  readonly second: Second | undefined;
}

export const CALM: Plan = {
  idUniqueness: "for-ever",
  lookupLagMs: 0,
  historyLagMs: 0,
  partialFills: 0,
  thinUntil: 0,
  night: "quiet",
  firstDeath: undefined,
  execution: PATIENT,
  line: GOOD_LINE,
  lineMendsAt: 0,
  slow: undefined,
  outages: [],
  storm: undefined,
  cuts: [],
  updates: { latestMs: 0, twice: 0 },
  deaths: [],
  absenceMs: 20_000,
  disk: [],
  rotsAfter: undefined,
  lies: undefined,
  bars: undefined,
  skewMs: 0,
  startsAt: 0,
  actors: [],
  meddler: undefined,
  halts: [],
  second: undefined,
};

export const isWithin = ({ from, until }: Span, moment: number): boolean => moment >= from && moment < until;
