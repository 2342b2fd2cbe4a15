import { at } from "../../kernel/column.ts";
import type { ComparisonMade, Explanation, Gap } from "../../strategy/explanation.ts";
import type { Comparison, Condition, Indicator, Operand } from "../tree.ts";
import { closesNeeded, uncertaintyOf } from "./memory.ts";
import { conditionPhrase, indicatorPhrase, isPercent, metricPhrase, numberPhrases } from "./phrases.ts";
import { gap, knownUpTo, sessionOf, type Scene } from "./scene.ts";

/** A condition with the values it met. */
export function explainCondition(scene: Scene, condition: Condition): Explanation {
  if (condition.kind === "comparison") return explainComparison(scene, condition);
  const parts = condition.kind === "not" ? [condition.condition] : condition.conditions;
  const because = parts.map((part) => explainCondition(scene, part));
  const holds = scene.units.test(condition)(scene.row);
  const verdict = holds === undefined ? "cannot be known" : holds ? "holds" : "does not hold";
  return { kind: "statement", text: `${conditionPhrase(condition)} ${verdict}`, because };
}

function explainComparison(scene: Scene, comparison: Comparison): ComparisonMade {
  const { left, right } = comparison;
  const [leftValue, rightValue] = [valueOf(scene, left), valueOf(scene, right)];
  const gaps = [left, right].flatMap((operand) => (isMissing(scene, operand) ? [explainGap(scene, operand)] : []));
  return {
    kind: "comparison",
    subject: conditionPhrase(comparison),
    text: gaps.length > 0 ? gaps.map(({ text }) => text).join("; ") : sentence(comparison, leftValue, rightValue),
    left: knownOr(leftValue),
    right: knownOr(rightValue),
    distance: knownOr(leftValue - rightValue),
    holds: scene.units.test(comparison)(scene.row),
    uncertainty: uncertainty(scene, left, leftValue) + uncertainty(scene, right, rightValue),
    because: gaps,
  };
}

function sentence({ left, right }: Comparison, leftValue: number, rightValue: number): string {
  const [leftNumber, rightNumber] = numberPhrases(leftValue, rightValue);
  const relation = leftValue > rightValue ? "above" : leftValue < rightValue ? "below" : "equal to";
  const rightPhrase = operandPhrase(right, rightNumber, left.kind === "indicator" ? left : undefined);
  const unit = right.kind === "constant" && left.kind === "indicator" && isPercent(left.metric) ? " %" : "";
  return `${operandPhrase(left, leftNumber)} is ${relation} ${rightPhrase}${unit}`;
}

/** `SPY 688.1`, `TQQQ's 10-day RSI 81.2`, `its 200-day average 623.9`, `79`. */
function operandPhrase(operand: Operand, number: string, other?: Indicator): string {
  if (operand.kind === "constant") return number;
  const amount = isPercent(operand.metric) ? `${number} %` : number;
  if (operand.metric.name === "current-price")
    return other?.ticker === operand.ticker ? `its price ${amount}` : `${operand.ticker} ${amount}`;
  const owner = other?.ticker === operand.ticker ? "its" : `${operand.ticker}'s`;
  return `${owner} ${metricPhrase(operand.metric)} ${amount}`;
}

function valueOf({ units, row }: Scene, operand: Operand): number {
  return operand.kind === "constant" ? operand.value : at(units.indicator(operand), row);
}

const isMissing = (scene: Scene, operand: Operand): operand is Indicator =>
  operand.kind === "indicator" && Number.isNaN(valueOf(scene, operand));

/** Why an indicator is unknown: no bar on the session, or too few before it. */
function explainGap(scene: Scene, indicator: Indicator): Gap {
  const { closes } = scene.units.holding(indicator.ticker);
  if (Number.isNaN(at(closes, scene.row))) return gap(scene, `${indicator.ticker} has no bar on ${sessionOf(scene)}`);
  const bars = knownUpTo(closes, scene.row);
  const needed = closesNeeded(indicator.metric);
  const lack =
    needed === Infinity ? "one value has no deviation" : `${String(bars)} of the ${String(needed)} bars it needs`;
  return gap(scene, `${indicatorPhrase(indicator)} is unknown on ${sessionOf(scene)}: ${lack}`);
}

function uncertainty({ units, row }: Scene, operand: Operand, value: number): number {
  if (operand.kind === "constant" || Number.isNaN(value)) return 0;
  return uncertaintyOf(operand.metric, value, knownUpTo(units.holding(operand.ticker).closes, row));
}

const knownOr = (value: number): number | undefined => (Number.isNaN(value) ? undefined : value);
