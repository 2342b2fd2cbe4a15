import {
  decide,
  decideFlat,
  dueAgain,
  isLeaving,
  isTrading,
  known,
  universeOf,
  type Barred,
  type Book,
  type Decision,
  type Instant,
  type LedgerRecord,
  type Mandate,
  type Opinion,
  type Ticker,
} from "@alchemiser/domain";
import type { Command } from "./command.ts";
import { consulted } from "./consulting.ts";
import { ended, type Cycle, type CycleStep } from "./cycle.ts";
import { slicesOf } from "./slices-of.ts";
import { workingOrders } from "./working-orders.ts";

/** Asks for the market of everything that may be held or is, and of what a kept decision trades. */
export function observe(cycle: Cycle): CycleStep {
  const { book } = known(cycle.memory, "the market is observed after the ledger was read");
  const now = tickersOf(cycle.task.mandate, book.sleeves);
  const kept = cycle.decision?.intents.map(({ ticker }) => ticker) ?? [];
  const tickers = kept.every((ticker) => now.includes(ticker)) ? now : [...new Set([...now, ...kept])];
  return { cycle: { ...cycle, phase: { name: "observing" } }, commands: [{ do: "observe", tickers }] };
}

interface Collected {
  readonly mandate: Mandate;
  readonly tickers: readonly Ticker[];
}

const collected = new WeakMap<Book["sleeves"], Collected>();

/** A mandate's symbols and those that it holds; collected once for each state of its books. */
function tickersOf(mandate: Mandate, books: Book["sleeves"]): readonly Ticker[] {
  const before = collected.get(books);
  if (before?.mandate === mandate) return before.tickers;
  const held = [...books.values()].flatMap(({ holdings }) => [...holdings.keys()]);
  const tickers = [...new Set([...universeOf(mandate), ...held])];
  collected.set(books, { mandate, tickers });
  return tickers;
}

/** Decides on the market that was just observed, and has the decision frozen before anything is sent. */
export function decideNow(cycle: Cycle): CycleStep {
  const { task } = cycle;
  const memory = known(cycle.memory, "a decision is made after the ledger was read");
  const account = known(cycle.account, "a decision is made after the account was read");
  const market = known(cycle.market, "a decision is made after the market was observed");
  const { aim, mandate, tradeSession, revision } = task;
  const choose = aim === "flatten" ? decideFlat : decide;
  const decision = choose(mandate, market, {
    key: { account: account.account, mandate: mandate.name, tradeSession, revision },
    // What an earlier decision began and did not carry out is decided anew, whatever the schedule says.
    book: dueAgain(memory.book, memory.unfinished),
    working: workingOrders(cycle),
    terms: account,
    recent: memory.recent,
    slices: (leg, legs) => slicesOf(task, market, { leg, legs }),
  });
  const asked = { session: tradeSession, at: market.now };
  // A flatten asks no sleeve: who did not know before still does not.
  const records = aim === "flatten" ? [] : consulted(memory.consultation, decision.opinions, asked);
  if (decision.plan === undefined)
    return undecided({ ...cycle, decision }, [...records, { kind: "ended", ...asked, revision, outcome: "undecided" }]);
  const commands: readonly Command[] = [{ do: "freeze", decision }];
  return {
    cycle: { ...cycle, phase: { name: "freezing" } },
    commands: records.length === 0 ? commands : [{ do: "journal", records }, ...commands],
  };
}

function undecided(cycle: Cycle, records: readonly LedgerRecord[]): CycleStep {
  const reasons = (cycle.decision?.opinions ?? []).flatMap((opinion) =>
    opinion.outcome === "undecided" ? [`${opinion.sleeve}: ${opinion.reason}`] : [],
  );
  return ended(cycle, { kind: "undecided", reasons }, [{ do: "journal", records }]);
}

/**
 * What a decision does inside the mandate before any order: shares change sleeves, and schedules start anew. Nothing,
 * when the schedules say that an earlier run has done it. Sleeves in shelter, and those that leave, have none that could
 * say so: then all of it is journalled again, and changes nothing. Where nothing may be bought no sleeve reaches its
 * targets: all of them are due again as soon as trading is active. What a stop or a target sells is written down before it
 * is sold.
 */
export function beginnings(cycle: Cycle, decision: Decision, at: Instant): readonly LedgerRecord[] {
  return [...startsOf(cycle, decision, at), ...barredBy(cycle, decision, at)];
}

function startsOf(cycle: Cycle, { key, plan, opinions }: Decision, at: Instant): readonly LedgerRecord[] {
  const session = key.tradeSession;
  if (plan === undefined || (plan.transfers.length === 0 && !opinions.some(isActing))) return [];
  const acting = opinions.filter(isActing);
  const { book, trading } = known(cycle.memory, "a decision is carried out after the ledger was read");
  const reachesTargets = ({ outcome }: Opinion): boolean => outcome === "rebalance" && trading === "ACTIVE";
  const rebalanced = acting.filter(reachesTargets).map(({ sleeve }) => sleeve);
  const sheltered = acting.filter((opinion) => !reachesTargets(opinion)).map(({ sleeve }) => sleeve);
  const isBegun = rebalanced.every((name) => book.sleeves.get(name)?.lastRebalance === session) && key.revision === 0;
  if (rebalanced.length > 0 && sheltered.length === 0 && isBegun) return [];
  const transfers = plan.transfers.map((transfer): LedgerRecord => {
    const id = `${session}/${key.revision}/${transfer.ticker}/${transfer.from}/${transfer.to}`;
    return { kind: "transferred", at, id, session, transfer };
  });
  return [
    ...transfers,
    ...(rebalanced.length === 0 ? [] : [{ kind: "rebalanced", at, session, sleeves: rebalanced } as const]),
    ...(sheltered.length === 0 ? [] : [{ kind: "sheltered", at, session, sleeves: sheltered } as const]),
  ];
}

const isActing = (opinion: Opinion): boolean => isTrading(opinion) || isLeaving(opinion);

/** What sleeves are barred from by a decision, where the ledger does not say so. */
function barredBy(cycle: Cycle, { key, plan, barred }: Decision, at: Instant): readonly LedgerRecord[] {
  if (plan === undefined) return [];
  const { book } = known(cycle.memory, "a decision is carried out after the ledger was read");
  let before = 0;
  for (const sleeve of book.sleeves.values()) before += sleeve.barred.size;
  const isKnown = (one: Barred): boolean => book.sleeves.get(one.sleeve)?.barred.has(one.ticker) === true;
  if (before === barred.length && barred.every(isKnown)) return [];
  return [{ kind: "barred", at, session: key.tradeSession, barred }];
}
