import type { SleeveReport } from "@alchemiser/application";
import {
  CONTROLS,
  explanationText,
  isFlat,
  type Barred,
  type Decision,
  type ExactWeights,
  type Opinion,
  type PortfolioRisk,
  type TradingState,
  type Weight,
} from "@alchemiser/domain";
import { printable } from "../printable.ts";
import { percent, plural } from "../reports/figures.ts";
import { dollarsOf, priceOf, spokenIntent, spokenTrade } from "./spoken.ts";

/** A heading with its lines. */
export interface Section {
  readonly title: string;
  readonly lines: readonly string[];
}

/** What each sleeve wants and why. */
export function decisionSection(decision: Decision, reasons: readonly SleeveReport[]): Section {
  if (isFlat(decision))
    return { title: "Decision", lines: ["all that the mandate holds is sold, and nothing is bought until you resume"] };
  const lines = decision.opinions.flatMap((opinion) => {
    const reason = reasons.find(({ sleeve }) => sleeve === opinion.sleeve);
    const why = reason === undefined ? [] : printable(explanationText(reason.explanation)).split("\n");
    // An explanation begins with what was missing; a price may be missing besides.
    const told = reason?.explanation.text ?? "";
    const besides = "reason" in opinion && !told.includes(opinion.reason) ? [opinion.reason] : [];
    return [`${opinion.sleeve}: ${spokenOpinion(opinion)}`, ...[...besides, ...why].map((line) => `  ${line}`)];
  });
  return { title: "Decision", lines };
}

function spokenOpinion(opinion: Opinion): string {
  switch (opinion.outcome) {
    case "undecided":
      return "undecided";
    case "stay":
      return "undecided, and keeps what it has";
    case "shelter":
      return `undecided, and takes shelter in ${spokenWeights(opinion.weights)}`;
    case "keep":
      return `wants ${spokenWeights(opinion.weights)}, and is not due to rebalance`;
    case "leave":
      return "is not in the mandate any more, and all that it holds is sold";
    case "rebalance":
      return `wants ${spokenWeights(opinion.weights)}`;
  }
}

const spokenWeights = (weights: ExactWeights): string =>
  [...weights].map(([ticker, weight]) => `${ticker} ${percent(weight.toNumber(), 1)}`).join(", ");

/** A decision, and whether all of it may be carried out. */
export interface Decided {
  readonly decision: Decision;
  readonly trading: TradingState;
}

/** What has to be traded for it. */
export function planSection({ decision, trading }: Decided): Section {
  const { plan, risk } = decision;
  if (plan === undefined) return { title: "Plan", lines: ["nothing: everything stays as it is"] };
  const transfers = plan.transfers.map(
    ({ ticker, quantity, from, to }) =>
      `${quantity.toString()} ${ticker} move from ${from} to ${to} inside the mandate`,
  );
  const trades = plan.trades.map(spokenTrade);
  const isBuying = plan.trades.some(({ side }) => side === "buy");
  const unbought =
    isBuying && trading !== "ACTIVE" ? [`trading is ${trading}: nothing is bought until you resume`] : [];
  const skipped = plan.skipped.length === 0 ? [] : [`${plural(plan.skipped.length, "trade")} too small to be made`];
  const nothing = trades.length === 0 && transfers.length === 0 ? ["nothing to trade"] : [];
  const equity = isFlat(decision) ? [] : [`invest ${dollarsOf(plan.invested)} of ${dollarsOf(plan.equity)}`];
  return {
    title: "Plan",
    lines: [
      ...equity,
      ...spokenExits(decision),
      ...transfers,
      ...trades,
      ...unbought,
      ...nothing,
      ...skipped,
      ...spokenRisk(risk),
    ],
  };
}

/** What is sold at a stop or a target, and what sleeves do not hold because earlier decisions have sold it there. */
function spokenExits({ exits, barred }: Decision): readonly string[] {
  const isNew = (one: Barred): boolean =>
    exits.some(({ sleeve, ticker }) => sleeve === one.sleeve && ticker === one.ticker);
  return [
    ...exits.map(
      ({ reason, sleeve, ticker, cost, price }) =>
        `${reason}: ${sleeve} sells ${ticker} at about ${priceOf(price)}, which has cost ${priceOf(cost)}`,
    ),
    ...barred
      .filter((one) => !isNew(one))
      .map(
        ({ sleeve, ticker }) => `${sleeve} holds no ${ticker}, which was sold at a stop or a target, until it lets go`,
      ),
  ];
}

function spokenRisk(risk: PortfolioRisk | undefined): readonly string[] {
  if (risk === undefined) return [];
  const { valueAtRisk, expectedShortfall, sessions, meanCorrelation } = risk;
  const together = meanCorrelation === undefined ? "" : `, mean correlation ${meanCorrelation.toFixed(2)}`;
  const figures = `value at risk ${lossOf(valueAtRisk)}, expected shortfall ${lossOf(expectedShortfall)}`;
  return [`of a day, at 95 % by ${plural(sessions, "session")}: ${figures}${together}`];
}

const lossOf = (share: Weight): string => percent(share.toNumber(), 2);

/** What the gate said to each order. */
export function gateSection({ verdicts }: Decision): Section {
  const lines = verdicts.flatMap(({ outcome, intent, denials, notApplicable }) => [
    `${outcome}: ${spokenIntent(intent)}`,
    ...denials.map(({ code, sentence }) => `  ${code}: ${sentence}`),
    ...notApplicable.map(({ code, sentence }) => `  ${code} not applicable: ${sentence}`),
  ]);
  return { title: `Gate (${CONTROLS.length} controls)`, lines: lines.length === 0 ? ["no order to judge"] : lines };
}
