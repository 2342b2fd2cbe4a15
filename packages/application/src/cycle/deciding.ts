import {
  decide,
  known,
  type Book,
  type Decision,
  type Instant,
  type LedgerRecord,
  type Sleeve,
  type Ticker,
} from "@alchemiser/domain";
import { ended, type Cycle, type CycleStep } from "./cycle.ts";

/** Asks for the market of everything that may be held or is, and of what a kept decision trades. */
export function observe(cycle: Cycle): CycleStep {
  const { book } = known(cycle.memory, "the market is observed after the ledger was read");
  const now = tickersOf(cycle.task.mandate.sleeves, book.sleeves);
  const kept = cycle.decision?.intents.map(({ ticker }) => ticker) ?? [];
  const tickers = kept.every((ticker) => now.includes(ticker)) ? now : [...new Set([...now, ...kept])];
  return { cycle: { ...cycle, phase: { name: "observing" } }, commands: [{ do: "observe", tickers }] };
}

interface Collected {
  readonly sleeves: readonly Sleeve[];
  readonly tickers: readonly Ticker[];
}

const collected = new WeakMap<Book["sleeves"], Collected>();

/** A mandate's symbols and those that it holds; collected once for each state of its books. */
function tickersOf(sleeves: readonly Sleeve[], books: Book["sleeves"]): readonly Ticker[] {
  const before = collected.get(books);
  if (before?.sleeves === sleeves) return before.tickers;
  const wanted = sleeves.flatMap(({ strategy }) => strategy.universe);
  const held = [...books.values()].flatMap(({ holdings }) => [...holdings.keys()]);
  const tickers = [...new Set([...wanted, ...held])];
  collected.set(books, { sleeves, tickers });
  return tickers;
}

/** Decides on the market that was just observed, and has the decision frozen before anything is sent. */
export function decideNow(cycle: Cycle): CycleStep {
  const { task, flights } = cycle;
  const memory = known(cycle.memory, "a decision is made after the ledger was read");
  const account = known(cycle.account, "a decision is made after the account was read");
  const market = known(cycle.market, "a decision is made after the market was observed");
  const { mandate, tradeSession, revision } = task;
  const decision = decide(mandate, market, {
    key: { account: account.account, mandate: mandate.name, tradeSession, revision },
    book: memory.book,
    working: [...flights.values()].filter(({ stage }) => stage.at === "working").map(({ intent }) => intent),
  });
  if (decision.plan !== undefined)
    return { cycle: { ...cycle, phase: { name: "freezing" } }, commands: [{ do: "freeze", decision }] };

  const reasons = decision.opinions.flatMap((opinion) =>
    opinion.outcome === "undecided" ? [`${opinion.sleeve}: ${opinion.reason}`] : [],
  );
  const session = task.tradeSession;
  return ended({ ...cycle, decision }, { kind: "undecided", reasons }, [
    { do: "journal", records: [{ kind: "ended", at: market.now, session, outcome: "undecided" }] },
  ]);
}

/**
 * What a decision does inside the mandate before any order: shares change sleeves, and schedules start anew. Nothing,
 * when an earlier run has done it.
 */
export function beginnings(cycle: Cycle, { key, plan, opinions }: Decision, at: Instant): readonly LedgerRecord[] {
  const session = key.tradeSession;
  const sleeves = opinions.flatMap(({ outcome, sleeve }) => (outcome === "rebalance" ? [sleeve] : []));
  const book = known(cycle.memory, "a decision is carried out after the ledger was read").book;
  const isDone = sleeves.every((name) => book.sleeves.get(name)?.lastRebalance === session) && key.revision === 0;
  if (plan === undefined || sleeves.length === 0 || isDone) return [];
  const transfers = plan.transfers.map((transfer): LedgerRecord => {
    const id = `${session}/${key.revision}/${transfer.ticker}/${transfer.from}/${transfer.to}`;
    return { kind: "transferred", at, id, session, transfer };
  });
  return [...transfers, { kind: "rebalanced", at, session, sleeves }];
}
