import { newYorkInstant } from "../calendar/new-york-time.ts";
import { session } from "../calendar/session.ts";
import { noCosts } from "../costs/cost-model.ts";
import type { Account, Market } from "../decide.ts";
import { historyOf } from "../market/history.ts";
import type { Quote } from "../market/quote.ts";
import type { AccountTerms } from "../market-rules/account-terms.ts";
import { NOTHING_RECENT } from "../market-rules/recent.ts";
import { rule612 } from "../market-rules/tick-sizes.ts";
import { ticker, type Ticker } from "../market/ticker.ts";
import { money, NO_MONEY, NO_WEIGHT, price, quantity, weight, type Price, type Weight } from "../money/money.ts";
import { AT_ONCE } from "../orders/ladder-rules.ts";
import { bought, emptyBook, holdingsOf, sleeveOf, withSleeve, type Book } from "../portfolio/book.ts";
import { NO_EXITS } from "../rebalance/exits.ts";
import type { RebalancePlan } from "../rebalance/plan-rebalance.ts";
import type { Trade } from "../rebalance/trade.ts";
import type { Transfer } from "../rebalance/transfer.ts";
import { FULL_LIMITS } from "../risk/limits.ts";
import type { Mandate } from "../risk/mandate.ts";
import { REFUSE, type Remedy } from "../strategy/remedy.ts";
import type { Sleeve } from "../strategy/sleeve.ts";
import { DAILY, type Schedule } from "../strategy/schedule.ts";
import type { Allocation, Strategy } from "../strategy/strategy.ts";

// A vocabulary for tests of decisions: holdings and prices by symbol go in, "sell 20 SPY" comes out.

/** Amounts by symbol, as text. */
export type BySymbol = Readonly<Record<string, string>>;

export const TODAY = session("2025-07-02");
export const YESTERDAY = session("2025-07-01");
/** Five minutes after the open of `TODAY`. */
export const NOW = newYorkInstant(TODAY, 575);

const bySymbol = <Value>(amounts: BySymbol, read: (text: string) => Value): ReadonlyMap<Ticker, Value> =>
  new Map(Object.entries(amounts).map(([name, text]) => [ticker(name), read(text)]));

/** A book whose one sleeve, `main`, holds these shares. */
export const holding = (shares: BySymbol, cash = "0"): Book => sharing({ main: shares }, cash);

/** A book of several sleeves, each with its shares, bought yesterday for a dollar each. */
export function sharing(sleeves: Readonly<Record<string, BySymbol>>, cash = "0"): Book {
  let book = emptyBook(money(cash));
  for (const [name, shares] of Object.entries(sleeves))
    for (const [symbol, amount] of Object.entries(shares)) {
      const lot = { ticker: ticker(symbol), quantity: quantity(amount), price: price("1"), session: YESTERDAY };
      book = withSleeve(book, name, bought(sleeveOf(book, name), lot));
    }
  return book;
}

/** A margin account that holds what the mandate holds, and in which nothing works or was done lately, and every leg goes at once. */
export const accountWith = (book: Book, changes: Partial<Account> = {}): Account => ({
  key: { account: "A1", mandate: "test", tradeSession: TODAY, revision: 0 },
  book,
  working: [],
  terms: termsOf(book),
  recent: NOTHING_RECENT,
  slices: () => 1,
  ...changes,
});

export const termsOf = (book: Book, changes: Partial<AccountTerms> = {}): AccountTerms => ({
  kind: "margin",
  cash: book.cash,
  equityAtLastClose: money("100000"),
  positions: holdingsOf(book),
  ...changes,
});

export const targeting = (weights: BySymbol): ReadonlyMap<Ticker, Weight> => bySymbol(weights, weight);

export const pricesAt = (prices: BySymbol): ReadonlyMap<Ticker, Price> => bySymbol(prices, price);

export const quoted = (bid: string, ask: string, at = NOW): Quote => ({
  bid: price(bid),
  ask: price(ask),
  bidSize: quantity("1000"),
  askSize: quantity("1000"),
  at,
});

/** An open market of fractionable symbols without a spread. */
export function marketAt(prices: BySymbol, changes: Partial<Market> = {}): Market {
  const names = Object.keys(prices).map(ticker);
  return {
    now: NOW,
    tradeSession: TODAY,
    signalSession: YESTERDAY,
    signalRow: 0,
    isOpen: true,
    prices: pricesAt(prices),
    quotes: bySymbol(prices, (text) => quoted(text, text)),
    assets: new Map(names.map((name) => [name, { ticker: name, isTradable: true, isFractionable: true }])),
    ticks: rule612,
    lastClose: (name) => pricesAt(prices).get(name),
    lately: () => undefined,
    study: (strategy) => strategy.study(historyOf([YESTERDAY], new Map())),
    ...changes,
  };
}

const always = (allocation: Allocation, schedule: Schedule, universe: readonly Ticker[]): Strategy => ({
  name: "always",
  universe,
  schedule,
  study: () => ({
    allocationAt: () => allocation,
    explainAt: () => ({ kind: "statement", text: "it always says so", because: [] }),
    firstReadyRow: 0,
    sessionsUsed: () => 1,
  }),
});

/** A strategy that wants the same weights in every session. */
export const wanting = (weights: Readonly<Record<string, number>>, schedule = DAILY): Strategy => {
  const wanted = new Map(Object.entries(weights).map(([name, share]) => [ticker(name), share]));
  return always({ outcome: "decided", weights: wanted }, schedule, [...wanted.keys()]);
};

/** A strategy that never knows. */
export const undecided = (reason: string): Strategy => always({ outcome: "undecided", reason }, DAILY, []);

export const sleeve = (name: string, share: string, strategy: Strategy, whenUndecided: Remedy = REFUSE): Sleeve => ({
  name,
  weight: weight(share),
  strategy,
  whenUndecided,
});

/** A mandate without limits, costs and reserves; of one sleeve, `main`, when a strategy is given. */
export const mandateFor = (parts: Strategy | readonly Sleeve[], changes: Partial<Mandate> = {}): Mandate => ({
  name: "test",
  capital: { of: "account" },
  sleeves: "study" in parts ? [sleeve("main", "1", parts)] : parts,
  rebalance: { cashReserve: NO_WEIGHT, driftBand: NO_WEIGHT, smallestTrade: NO_MONEY },
  limits: FULL_LIMITS,
  exits: NO_EXITS,
  costs: noCosts,
  reach: NO_WEIGHT,
  execution: AT_ONCE,
  ...changes,
});

/** Trades, or the trades of a plan, as a trader would call them. */
export const spoken = (trades: readonly Pick<Trade, "side" | "quantity" | "ticker">[]): readonly string[] =>
  trades.map(({ side, quantity: shares, ticker: name }) => `${side} ${shares.toString()} ${name}`);

export const spokenTransfers = ({ transfers }: Pick<RebalancePlan, "transfers">): readonly string[] =>
  transfers.map(
    ({ from, to, quantity: shares, ticker: name }: Transfer) => `${from} gives ${shares.toString()} ${name} to ${to}`,
  );
