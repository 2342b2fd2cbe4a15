import type { Session } from "./calendar/session.ts";
import { known } from "./kernel/invariant.ts";
import type { MarketNow } from "./market/market-now.ts";
import type { Ticker } from "./market/ticker.ts";
import type { AccountTerms } from "./market-rules/account-terms.ts";
import { unfilled, type OpenOrder } from "./market-rules/open-order.ts";
import type { Recent } from "./market-rules/recent.ts";
import { unitPrice } from "./money/money.ts";
import { requestOf, type OrderIntent } from "./orders/order-intent.ts";
import type { DecisionKey } from "./orders/order-identity.ts";
import { holdingsOf, type Book } from "./portfolio/book.ts";
import { consult, ofMandate, type Signals } from "./rebalance/consult.ts";
import { barredAfter, barredNow, exitsFrom, type Barred, type Exit } from "./rebalance/exits.ts";
import { intend } from "./rebalance/intend.ts";
import { isLeaving, isTrading, type Opinion } from "./rebalance/opinion.ts";
import { planRebalance, type RebalancePlan, type SleeveTarget } from "./rebalance/plan-rebalance.ts";
import type { Trade } from "./rebalance/trade.ts";
import type { Mandate } from "./risk/mandate.ts";
import { riskOf, type PortfolioRisk } from "./risk/portfolio-risk.ts";
import { doubtAbout } from "./risk/quote-controls.ts";
import { review, type Verdict } from "./risk/review.ts";

/** Everything a decision may know of the market: prices of now, and what the strategies made of the past. */
export interface Market extends MarketNow, Signals {
  readonly signalSession: Session;
}

/** What the account is to a mandate. */
export interface Account {
  readonly key: DecisionKey;
  readonly book: Book;
  /** Orders of the account that are working already, whoever placed them. */
  readonly working: readonly OpenOrder[];
  readonly terms: AccountTerms;
  readonly recent: Recent;
  /** In how many orders, one after another, a leg of the plan is sent: 1 where it goes at once. */
  readonly slices: (leg: Trade, legs: readonly Trade[]) => number;
}

/** Every step from opinion to order, kept: the audit trail, the log line and the test fixture in one value. */
export interface Decision {
  readonly key: DecisionKey;
  readonly signalSession: Session;
  readonly opinions: readonly Opinion[];
  /** None when a sleeve is undecided and the mandate refuses to trade without it: then everything stays as it is. */
  readonly plan: RebalancePlan | undefined;
  /** Holdings that the plan sells because they have reached a bound. */
  readonly exits: readonly Exit[];
  /** What sleeves do not hold from now on, though their strategies want it. */
  readonly barred: readonly Barred[];
  readonly verdicts: readonly Verdict[];
  readonly intents: readonly OrderIntent[];
  /** Of what the plan leads to, once it is measured; none without a past to measure it by. */
  readonly risk: PortfolioRisk | undefined;
}

/** The whole system, minus the outside world. */
export function decide(mandate: Mandate, market: Market, account: Account): Decision {
  const reached = exitsFrom(account.book, market.prices, mandate.exits);
  const opinions = believed(consult(mandate.sleeves, market, account.book), reached, { mandate, market, account });
  const barred = barredAfter(account.book, opinions, reached);
  const plan = planFor(opinions, barred, { mandate, market, account });
  const verdicts = plan === undefined ? [] : reviewPlan(plan, { opinions, mandate, market, account });
  const intents = verdicts.filter(({ outcome }) => outcome === "approved").map(({ intent }) => intent);

  const exits = plan === undefined ? [] : reached;
  const { signalSession } = market;
  return { key: account.key, signalSession, opinions, plan, exits, barred, verdicts, intents, risk: undefined };
}

/** The decision with its risk: for whoever keeps or shows it. A backtest does neither, and does not pay for it. */
export const withRisk = (decision: Decision, market: Pick<MarketNow, "lately">): Decision => ({
  ...decision,
  risk: decision.plan && riskOf(decision.plan, market),
});

/**
 * Sells everything that the mandate holds: the decision of a mandate without sleeves. No size rests on a price here, so
 * what has none is taken at its cost; the gate denies it by name, and the rest is sold.
 */
export function decideFlat(mandate: Mandate, market: Market, account: Account): Decision {
  const prices = new Map(market.prices);
  for (const { holdings } of account.book.sleeves.values())
    for (const [ticker, { cost, shares }] of holdings)
      if (!prices.has(ticker)) prices.set(ticker, unitPrice(cost, shares));
  const decision = decide({ ...mandate, sleeves: [] }, { ...market, prices }, account);
  // No strategy was asked, so that none has let go of anything.
  return { ...decision, barred: barredNow(account.book, decision.exits) };
}

/** Whether a decision is one to sell everything. */
export const isFlat = ({ opinions }: Pick<Decision, "opinions">): boolean => opinions.every(isLeaving);

interface Occasion {
  readonly mandate: Mandate;
  readonly market: Market;
  readonly account: Account;
}

/**
 * The opinions, if every price that a plan would rest on can be believed. One wrong price makes every size wrong: then
 * nobody is taken to know anything, and the next run asks again.
 */
function believed(
  opinions: readonly Opinion[],
  exits: readonly Exit[],
  { mandate, market, account }: Occasion,
): readonly Opinion[] {
  const trading = opinions.filter(isTrading);
  if (trading.length === 0 && exits.length === 0 && !opinions.some(isLeaving)) return opinions;
  const wanted = trading.flatMap(({ weights }) => [...weights.keys()]);
  const tickers = new Set([...holdingsOf(account.book).keys(), ...wanted]);
  const doubts = [...tickers].flatMap((ticker) => doubtAbout(ticker, { market, limits: mandate.limits }) ?? []);
  if (doubts.length === 0) return opinions;
  const reason = doubts.join("; ");
  return opinions.map((opinion) =>
    isLeaving(opinion) ? opinion : { outcome: "undecided", sleeve: opinion.sleeve, reason },
  );
}

function planFor(
  opinions: readonly Opinion[],
  barred: readonly Barred[],
  { mandate, market, account }: Occasion,
): RebalancePlan | undefined {
  if (opinions.some(({ outcome }) => outcome === "undecided")) return undefined;
  return planRebalance({
    book: account.book,
    targets: opinions.map((opinion, index) => ({
      sleeve: opinion.sleeve,
      weights: weightsOf(opinion, mandate, index),
      exits: barredFrom(barred, opinion.sleeve),
    })),
    prices: market.prices,
    isFractionable: (ticker) => market.assets.get(ticker)?.isFractionable ?? false,
    settings: mandate.rebalance,
    costs: mandate.costs,
    session: market.tradeSession,
  });
}

function weightsOf(opinion: Opinion, { sleeves }: Mandate, index: number): SleeveTarget["weights"] {
  if (isLeaving(opinion)) return "leave";
  if (!isTrading(opinion)) return "keep";
  const { weight } = known(sleeves[index], "whoever has weights is a sleeve of the mandate");
  return ofMandate(opinion.weights, weight);
}

const NOTHING: ReadonlySet<Ticker> = new Set();

const barredFrom = (barred: readonly Barred[], name: string): ReadonlySet<Ticker> =>
  barred.length === 0 ? NOTHING : new Set(barred.filter(({ sleeve }) => sleeve === name).map(({ ticker }) => ticker));

function reviewPlan(
  plan: RebalancePlan,
  { opinions, mandate, market, account }: Occasion & { readonly opinions: readonly Opinion[] },
): readonly Verdict[] {
  const { key, book, working, terms, recent } = account;
  const holdings = holdingsOf(book);
  const weights = opinions.filter(isTrading);
  const { limits } = mandate;
  const standing = { plan, isFlat: isFlat({ opinions }), weights, holdings, account: terms, recent, market, limits };
  const others: OpenOrder[] = [...working];
  const verdicts: Verdict[] = [];
  for (const leg of plan.trades) {
    const slices = account.slices(leg, plan.trades);
    const slot = { ticker: leg.ticker, side: leg.side, leg: 0, attempt: 0 };
    const intent = intend(leg, { key, slot, market, reach: mandate.reach });
    verdicts.push(review({ ...standing, intent, slices, leg, others }));
    others.push(unfilled(requestOf(intent)));
  }
  return verdicts;
}
