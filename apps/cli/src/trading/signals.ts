import type { SleeveReport, TradingDay, WantedTogether } from "@alchemiser/application";
import { explanationText, type Mandate, type Sleeve } from "@alchemiser/domain";
import { printable } from "../printable.ts";
import { percent } from "../reports/figures.ts";
import { foldedText } from "../reports/folded.ts";
import type { Terminal } from "../terminal.ts";
import { spokenRemedy } from "./tell-mandate.ts";

export interface Signals {
  readonly day: TradingDay;
  readonly mandate: Mandate;
  readonly sleeves: readonly SleeveReport[];
  /** Nothing while a sleeve refuses. */
  readonly together: WantedTogether | undefined;
}

/** As scripts read it. */
export const signalsJson = ({ day, mandate, sleeves, together }: Signals): object => ({
  mandate: mandate.name,
  tradeSession: day.tradeSession,
  signalSession: day.signalSession,
  targets: together === undefined ? null : asNumbers(together),
  staying: together?.staying ?? [],
  sleeves: sleeves.map(({ weights, ...sleeve }) => ({
    ...sleeve,
    weights: weights === undefined ? null : Object.fromEntries(weights),
  })),
});

const asNumbers = ({ weights }: WantedTogether): object =>
  Object.fromEntries([...weights].map(([ticker, weight]) => [ticker, weight.toNumber()]));

/** As people read it. */
export function signalsText(signals: Signals, terminal: Terminal): string {
  const { day, mandate, sleeves, together } = signals;
  const reports = new Map(sleeves.map((report) => [report.sleeve, report]));
  return [
    `For ${day.tradeSession}, on the closes of ${day.signalSession}`,
    "",
    ...mandate.sleeves.flatMap((sleeve) => sleeveLines(sleeve, reports.get(sleeve.name), terminal)),
    "",
    terminal.styled("bold", foldedText(togetherLine(together), terminal.columns)),
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

function togetherLine(together: WantedTogether | undefined): string {
  if (together === undefined) return "Together: nothing is traded";
  const { weights, staying } = together;
  const spoken = [...weights].map(([ticker, weight]) => `${ticker} ${percent(weight.toNumber(), 1)}`);
  return `Together: ${[...spoken, ...staying.map((name) => `what ${printable(name)} has`)].join(", ")}`;
}
