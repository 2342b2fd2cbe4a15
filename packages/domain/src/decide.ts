import type { Session } from "./calendar/session.ts";
import { known } from "./kernel/invariant.ts";
import type { MarketNow } from "./market/market-now.ts";
import type { AccountTerms } from "./market-rules/account-terms.ts";
import { unfilled, type OpenOrder } from "./market-rules/open-order.ts";
import type { Recent } from "./market-rules/recent.ts";
import { requestOf, type OrderIntent } from "./orders/order-intent.ts";
import type { DecisionKey } from "./orders/order-identity.ts";
import { holdingsOf, type Book } from "./portfolio/book.ts";
import { consult, ofMandate, type Signals } from "./rebalance/consult.ts";
import { intend } from "./rebalance/intend.ts";
import { isLeaving, isTrading, type Opinion } from "./rebalance/opinion.ts";
import { planRebalance, type RebalancePlan, type SleeveTarget } from "./rebalance/plan-rebalance.ts";
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
}

/** Every step from opinion to order, kept: the audit trail, the log line and the test fixture in one value. */
export interface Decision {
  readonly key: DecisionKey;
  readonly signalSession: Session;
  readonly opinions: readonly Opinion[];
  /** None when a sleeve is undecided and the mandate refuses to trade without it: then everything stays as it is. */
  readonly plan: RebalancePlan | undefined;
  readonly verdicts: readonly Verdict[];
  readonly intents: readonly OrderIntent[];
  /** Of what the plan leads to; none without a plan, or without a past to measure it by. Worked out when it is asked for. */
  readonly risk: PortfolioRisk | undefined;
}

/** The whole system, minus the outside world. */
export function decide(mandate: Mandate, market: Market, account: Account): Decision {
  const opinions = believed(consult(mandate.sleeves, market, account.book), { mandate, market, account });
  const plan = planFor(opinions, { mandate, market, account });
  const verdicts = plan === undefined ? [] : reviewPlan(plan, { opinions, mandate, market, account });
  const intents = verdicts.filter(({ outcome }) => outcome === "approved").map(({ intent }) => intent);

  return {
    key: account.key,
    signalSession: market.signalSession,
    ...{ opinions, plan, verdicts, intents },
    get risk() {
      return plan && riskOf(plan, market);
    },
  };
}

interface Occasion {
  readonly mandate: Mandate;
  readonly market: Market;
  readonly account: Account;
}

/**
 * The opinions, if every price that a plan would rest on can be believed. One wrong price makes every size wrong: then
 * nobody is taken to know anything, and the next run asks again.
 */
function believed(opinions: readonly Opinion[], { mandate, market, account }: Occasion): readonly Opinion[] {
  const trading = opinions.filter(isTrading);
  if (trading.length === 0 && !opinions.some(isLeaving)) return opinions;
  const wanted = trading.flatMap(({ weights }) => [...weights.keys()]);
  const tickers = new Set([...holdingsOf(account.book).keys(), ...wanted]);
  const doubts = [...tickers].flatMap((ticker) => doubtAbout(ticker, { market, limits: mandate.limits }) ?? []);
  if (doubts.length === 0) return opinions;
  const reason = doubts.join("; ");
  return opinions.map((opinion) =>
    isLeaving(opinion) ? opinion : { outcome: "undecided", sleeve: opinion.sleeve, reason },
  );
}

function planFor(opinions: readonly Opinion[], { mandate, market, account }: Occasion): RebalancePlan | undefined {
  if (opinions.some(({ outcome }) => outcome === "undecided")) return undefined;
  return planRebalance({
    book: account.book,
    targets: opinions.map((opinion, index) => targetOf(opinion, mandate, index)),
    prices: market.prices,
    isFractionable: (ticker) => market.assets.get(ticker)?.isFractionable ?? false,
    settings: mandate.rebalance,
    costs: mandate.costs,
    session: market.tradeSession,
  });
}

function targetOf(opinion: Opinion, { sleeves }: Mandate, index: number): SleeveTarget {
  if (isLeaving(opinion)) return { sleeve: opinion.sleeve, weights: "leave" };
  if (!isTrading(opinion)) return { sleeve: opinion.sleeve, weights: "keep" };
  const { weight } = known(sleeves[index], "whoever has weights is a sleeve of the mandate");
  return { sleeve: opinion.sleeve, weights: ofMandate(opinion.weights, weight) };
}

function reviewPlan(
  plan: RebalancePlan,
  { opinions, mandate, market, account }: Occasion & { readonly opinions: readonly Opinion[] },
): readonly Verdict[] {
  const { key, book, working, terms, recent } = account;
  const holdings = holdingsOf(book);
  const weights = opinions.filter(isTrading);
  const { limits } = mandate;
  const others: OpenOrder[] = [...working];
  const verdicts: Verdict[] = [];
  for (const leg of plan.trades) {
    const slot = { ticker: leg.ticker, side: leg.side, leg: 0, attempt: 0 };
    const intent = intend(leg, { key, slot, market, reach: mandate.reach });
    verdicts.push(review({ intent, leg, plan, weights, holdings, account: terms, recent, market, limits, others }));
    others.push(unfilled(requestOf(intent)));
  }
  return verdicts;
}
