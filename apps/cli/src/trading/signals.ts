import type { SleeveReport, TradingDay } from "@alchemiser/application";
import {
  explanationText,
  wantedTogether,
  type Mandate,
  type Sleeve,
  type TargetWeights,
  type WantedTogether,
} from "@alchemiser/domain";
import { printable } from "../printable.ts";
import { percent } from "../reports/figures.ts";
import { foldedText } from "../reports/folded.ts";
import type { Terminal } from "../terminal.ts";
import { spokenRemedy } from "./tell-mandate.ts";

export interface Signals {
  readonly day: TradingDay;
  readonly mandate: Mandate;
  readonly sleeves: readonly SleeveReport[];
}

/** As scripts read it; there are no targets while a sleeve refuses. */
export function signalsJson(signals: Signals): object {
  const together = togetherIn(signals);
  return {
    mandate: signals.mandate.name,
    tradeSession: signals.day.tradeSession,
    signalSession: signals.day.signalSession,
    targets: asObject(together?.weights),
    staying: together?.staying ?? [],
    sleeves: signals.sleeves.map(({ weights, ...sleeve }) => ({ ...sleeve, weights: asObject(weights) })),
  };
}

/** As people read it. */
export function signalsText(signals: Signals, terminal: Terminal): string {
  const { day, mandate, sleeves } = signals;
  const reports = new Map(sleeves.map((report) => [report.sleeve, report]));
  return [
    `For ${day.tradeSession}, on the closes of ${day.signalSession}`,
    "",
    ...mandate.sleeves.flatMap((sleeve) => sleeveLines(sleeve, reports.get(sleeve.name), terminal)),
    "",
    terminal.styled("bold", foldedText(togetherLine(togetherIn(signals)), terminal.columns)),
  ].join("\n");
}

function sleeveLines(
  { name, weight, whenUndecided }: Sleeve,
  report: SleeveReport | undefined,
  terminal: Terminal,
): readonly string[] {
  const why = report === undefined ? [] : printable(explanationText(report.explanation)).split("\n");
  const remedy = report?.weights === undefined ? [`so ${spokenRemedy(whenUndecided)}`] : [];
  const title = terminal.styled("bold", printable(`${name} ${percent(weight.toNumber(), 1)}`));
  return [title, ...[...why, ...remedy].map((line) => foldedText(`  ${line}`, terminal.columns))];
}

const togetherIn = ({ mandate, sleeves }: Signals): WantedTogether | undefined =>
  wantedTogether(mandate.sleeves, new Map(sleeves.map(({ sleeve, weights }) => [sleeve, weights])));

function togetherLine(together: WantedTogether | undefined): string {
  if (together === undefined) return "Together: nothing is traded";
  const { weights, staying } = together;
  const spoken = [...weights].map(([ticker, weight]) => `${ticker} ${percent(weight, 1)}`);
  return `Together: ${[...spoken, ...staying.map((name) => `what ${printable(name)} has`)].join(", ")}`;
}

const asObject = (weights: TargetWeights | undefined): object | null =>
  weights === undefined ? null : Object.fromEntries(weights);
