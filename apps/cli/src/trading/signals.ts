import type { SleeveReport, TradingDay } from "@alchemiser/application";
import { explanationText, type Mandate, type Ticker } from "@alchemiser/domain";
import { printable } from "../printable.ts";
import { percent } from "../reports/figures.ts";
import type { Terminal } from "../terminal.ts";
import { spokenRemedy } from "./tell-mandate.ts";

export interface Signals {
  readonly day: TradingDay;
  readonly mandate: Mandate;
  readonly sleeves: readonly SleeveReport[];
}

/** As scripts read it; the targets are none while a sleeve is undecided. */
export const signalsJson = (signals: Signals): object => ({
  mandate: signals.mandate.name,
  tradeSession: signals.day.tradeSession,
  signalSession: signals.day.signalSession,
  targets: asObject(targetsOf(signals)),
  sleeves: signals.sleeves.map(({ weights, ...sleeve }) => ({ ...sleeve, weights: asObject(weights) })),
});

/** As people read it. */
export function signalsText(signals: Signals, terminal: Terminal): string {
  const { day, mandate, sleeves } = signals;
  const lines = sleeves.flatMap(({ sleeve, explanation, weights }) => {
    const { whenUndecided, weight } = mandate.sleeves.find(({ name }) => name === sleeve) ?? {};
    const share = weight === undefined ? "" : ` ${percent(weight.toNumber(), 1)}`;
    const remedy = weights === undefined && whenUndecided !== undefined ? [`  so ${spokenRemedy(whenUndecided)}`] : [];
    const why = printable(explanationText(explanation)).split("\n");
    return [terminal.styled("bold", printable(`${sleeve}${share}`)), ...why.map((line) => `  ${line}`), ...remedy];
  });
  const targets = targetsOf(signals);
  const spoken = [...(targets ?? [])].map(([ticker, weight]) => `${ticker} ${percent(weight, 1)}`).join(", ");
  return [
    `For ${day.tradeSession}, on the closes of ${day.signalSession}`,
    "",
    ...lines,
    "",
    terminal.styled("bold", targets === undefined ? "Together: undecided" : `Together: ${spoken}`),
  ].join("\n");
}

/** What all sleeves want together, as shares of what the mandate owns. */
function targetsOf({ mandate, sleeves }: Signals): ReadonlyMap<Ticker, number> | undefined {
  const targets = new Map<Ticker, number>();
  for (const [index, { weights }] of sleeves.entries()) {
    const share = mandate.sleeves[index]?.weight.toNumber() ?? 0;
    if (weights === undefined) return undefined;
    for (const [ticker, weight] of weights) targets.set(ticker, (targets.get(ticker) ?? 0) + share * weight);
  }
  return new Map([...targets].toSorted(([, one], [, other]) => other - one));
}

const asObject = (weights: ReadonlyMap<Ticker, number> | undefined): object | null =>
  weights === undefined ? null : Object.fromEntries(weights);
