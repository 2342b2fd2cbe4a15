import type { Session } from "../calendar/session.ts";
import type { CostModel } from "../costs/cost-model.ts";
import { known } from "../kernel/invariant.ts";
import type { Ticker } from "../market/ticker.ts";
import { larger, sum } from "../money/decimal.ts";
import {
  affordable,
  money,
  NO_MONEY,
  NO_SHARES,
  portion,
  scaled,
  type Money,
  type Price,
  type Quantity,
  type Weight,
} from "../money/money.ts";
import type { Attribution } from "../orders/order-intent.ts";
import { holdingsOf, sharesOf, sleeveOf, valuesOf, type Book } from "../portfolio/book.ts";
import { net, type Netted } from "./net.ts";
import type { ExactWeights } from "./opinion.ts";
import { withRemnants, type Heirs } from "./remnants.ts";
import { tradeValue, type Trade } from "./trade.ts";
import type { Transfer } from "./transfer.ts";
import { wholeTrade, type Kept } from "./whole-trade.ts";
import { withinMeans } from "./within-means.ts";

/**
 * What one sleeve wants to hold, as shares of the mandate's capital. `keep`: what it has; `leave`: nothing, however little
 * it is worth.
 */
export interface SleeveTarget {
  readonly sleeve: string;
  readonly weights: ExactWeights | "keep" | "leave";
  /** Symbols of which it keeps nothing, whatever it wants. */
  readonly exits: ReadonlySet<Ticker>;
}

export interface RebalanceSettings {
  /** The share of the equity that stays in cash. */
  readonly cashReserve: Weight;
  /** Trades that would move a holding by less than this share of the equity are left. */
  readonly driftBand: Weight;
  /** Trades worth less than this are left. */
  readonly smallestTrade: Money;
}

export interface Rebalance {
  readonly book: Book;
  readonly targets: readonly SleeveTarget[];
  readonly prices: ReadonlyMap<Ticker, Price>;
  readonly isFractionable: (ticker: Ticker) => boolean;
  readonly settings: RebalanceSettings;
  readonly costs: CostModel;
  readonly session: Session;
}

export interface RebalancePlan {
  readonly equity: Money;
  /** What is invested: the equity less the reserve and what the trades are expected to cost. */
  readonly invested: Money;
  /** Sells first: their proceeds pay for the buys. */
  readonly trades: readonly Trade[];
  readonly transfers: readonly Transfer[];
  /** Trades that are too small to be made. */
  readonly skipped: readonly Trade[];
  /** What the mandate has of each symbol once every trade is filled, at the plan's prices. */
  readonly after: ReadonlyMap<Ticker, Money>;
}

/** Costs change what can be invested, and that changes the costs; after a few rounds both stand still. */
const MOST_ROUNDS = 5;

/** What the costs may still move when the rounds end: less than any fee or fill can show. */
const STILL = money("0.0001");

/**
 * The trades that turn the mandate's holdings into what its sleeves want. Sleeves that want opposite things trade with
 * each other first.
 *
 * @throws InvariantViolation when a symbol that is held or wanted has no price
 */
export function planRebalance(task: Rebalance): RebalancePlan {
  const held = holdingsOf(task.book);
  const values = valuesOf(held, task.prices);
  const equity = task.book.cash.plus(sum(values.values()));
  const deployable = equity.minus(portion(equity, task.settings.cashReserve));
  if (task.targets.every(({ weights, exits }) => weights === "keep" && exits.size === 0))
    return { equity, invested: deployable, trades: [], transfers: [], skipped: [], after: values };

  let invested = deployable;
  let draft = draftFor(task, equity, invested);
  for (let round = 1; round < MOST_ROUNDS; round++) {
    const next = deployable.minus(costsOf(draft.trades, task));
    if (next.minus(invested).absolute().isBelow(STILL)) break;
    invested = next;
    draft = draftFor(task, equity, invested);
  }
  const made = payable(draft, task, equity);
  return { equity, invested, ...made, after: valuesOf(heldAfter(held, made.trades), task.prices) };
}

function heldAfter(held: ReadonlyMap<Ticker, Quantity>, trades: readonly Trade[]): ReadonlyMap<Ticker, Quantity> {
  const after = new Map(held);
  for (const { ticker, side, quantity } of trades) {
    const before = after.get(ticker) ?? NO_SHARES;
    const left = side === "buy" ? before.plus(quantity) : before.minus(quantity);
    if (left.isZero()) after.delete(ticker);
    else after.set(ticker, left);
  }
  return after;
}

/** The draft, its sells first, and its buys as far as the cash and the sells pay for them. */
function payable({ trades, transfers, skipped }: Draft, task: Rebalance, equity: Money): Draft {
  const sells = trades.filter(({ side }) => side === "sell");
  const buys = trades.filter(({ side }) => side === "buy");
  const budget = task.book.cash.plus(sum(sells.map(tradeValue))).minus(costsOf(trades, task));
  const paid = withinMeans(buys, budget, task.isFractionable);
  const smallest = smallestOf(task, equity);
  const isSmall = (trade: Trade): boolean => tradeValue(trade).isBelow(smallest);
  return {
    trades: [...sells, ...paid.filter((trade) => !isSmall(trade))],
    transfers,
    skipped: [...skipped, ...paid.filter(isSmall)],
  };
}

type Draft = Pick<RebalancePlan, "trades" | "transfers" | "skipped">;

function draftFor(task: Rebalance, equity: Money, invested: Money): Draft {
  const smallest = smallestOf(task, equity);
  const trades: Trade[] = [];
  const skipped: Trade[] = [];
  const transfers: Transfer[] = [];
  for (const ticker of tickersOf(task)) {
    const { netted, kept, heirs } = wishesFor(task, ticker, invested);
    const wished = netted.trade;
    const trade = wished && (task.isFractionable(ticker) ? wished : wholeTrade(wished, kept));
    transfers.push(...(wished ? withRemnants(netted.transfers, { wished, made: trade }, heirs) : netted.transfers));
    if (trade === undefined) continue;
    if (!closes(trade, kept, heirs) && tradeValue(trade).isBelow(smallest)) skipped.push(trade);
    else trades.push(trade);
  }
  return { trades, transfers, skipped };
}

/** Whether a sale leaves nothing of the symbol, to the mandate or to a sleeve that leaves it: it is made, however small. */
const closes = ({ side, quantity, attribution }: Trade, { held }: Kept, { leaving }: Heirs): boolean =>
  side === "sell" && (quantity.equals(held) || attribution.some(({ sleeve }) => leaving.includes(sleeve)));

const smallestOf = ({ settings }: Rebalance, equity: Money): Money =>
  larger(settings.smallestTrade, portion(equity, settings.driftBand));

/** Held symbols and wanted ones, in the order of the alphabet, so that equal inputs give equal plans. */
function tickersOf({ book, targets }: Rebalance): readonly Ticker[] {
  const tickers = new Set<Ticker>();
  for (const { sleeve, weights, exits } of targets) {
    for (const ticker of exits) if (sharesOf(sleeveOf(book, sleeve), ticker).isPositive()) tickers.add(ticker);
    if (weights === "keep") continue;
    if (weights !== "leave") for (const ticker of weights.keys()) tickers.add(ticker);
    for (const ticker of sleeveOf(book, sleeve).holdings.keys()) tickers.add(ticker);
  }
  return [...tickers].sort();
}

/** What the sleeves wish of one symbol, and who has it. */
interface Wished {
  readonly netted: Netted;
  readonly kept: Kept;
  readonly heirs: Heirs;
}

function wishesFor({ book, targets, prices }: Rebalance, ticker: Ticker, invested: Money): Wished {
  const price = known(prices.get(ticker), () => `every wanted symbol has a price, "${ticker}" has none`);
  const changes: Attribution[] = [];
  const bySeller = new Map<string, Quantity>();
  const leaving: string[] = [];
  let heir: string | undefined;
  let held = NO_SHARES;
  const sharesFor = (weights: ExactWeights | "leave"): Quantity => {
    const weight = weights === "leave" ? undefined : weights.get(ticker);
    return weight === undefined ? NO_SHARES : affordable(portion(invested, weight), price);
  };
  for (const { sleeve, weights: wants, exits } of targets) {
    const weights = exits.has(ticker) ? "leave" : wants;
    const has = sharesOf(sleeveOf(book, sleeve), ticker);
    held = held.plus(has);
    const wanted = weights === "keep" ? has : sharesFor(weights);
    if (weights === "leave") leaving.push(sleeve);
    else if (has.isPositive() || wanted.isPositive()) heir ??= sleeve;
    if (!wanted.equals(has)) changes.push({ sleeve, quantity: wanted.minus(has) });
    if (wanted.isBelow(has)) bySeller.set(sleeve, wanted);
  }
  return { netted: net({ ticker, price, changes }), kept: { held, bySeller }, heirs: { leaving, heir } };
}

function costsOf(trades: readonly Trade[], { costs, session }: Rebalance): Money {
  if (trades.length === 0) return NO_MONEY;
  return sum(trades.map((trade) => costOf(trade, costs, session)));
}

/** The spread that a trade pays, and the fees on what it is then worth. */
function costOf(trade: Trade, costs: CostModel, session: Session): Money {
  const middle = tradeValue(trade);
  const spread = scaled(middle, costs.halfSpread);
  const value = trade.side === "buy" ? middle.plus(spread) : middle.minus(spread);
  return spread.plus(costs.fees({ side: trade.side, quantity: trade.quantity, value, session }));
}
