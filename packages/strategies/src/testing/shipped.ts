import { describeError, printProgram, symphony, type Program, type Strategy, type Study } from "@alchemiser/domain";
import { SHIPPED_STRATEGIES } from "../index.ts";
import { market, type Mood } from "./markets.ts";

export interface Reading {
  readonly strategy: Strategy;
  readonly tree: Program;
}

/** A shipped strategy by its name. */
export function shipped(name: string): Reading {
  const found = SHIPPED_STRATEGIES.find((strategy) => strategy.name === name);
  if (found === undefined) throw new Error(`"${name}" is not shipped`);
  return read(found.text, found.file);
}

/** A strategy of some nodes of a program, such as one of its groups on its own. */
export const strategyOf = (tree: Program, body: Program["body"]): Strategy =>
  read(printProgram({ ...tree, body }), "part.clj").strategy;

function read(text: string, file: string): Reading {
  const reading = symphony(text, file);
  if (reading.outcome === "refused") throw new Error(reading.errors.map(describeError).join("\n"));
  return reading;
}

/** What a study holds in a row, such as `UVXY 0.75, BTAL 0.25`, or why it is undecided. */
export function heldAt(study: Study, row: number): string {
  const allocation = study.allocationAt(row);
  if (allocation.outcome === "undecided") return allocation.reason;
  return [...allocation.weights]
    .map(([ticker, weight]) => `${ticker} ${String(Math.round(weight * 1e9) / 1e9)}`)
    .join(", ");
}

export type Moods = Readonly<Record<string, Mood>>;

/** What a shipped strategy holds when symbols are in these moods and every other symbol is calm. */
export function holds(name: string, moods: Moods): string {
  const { strategy } = shipped(name);
  const calm = Object.fromEntries(strategy.universe.map((ticker): [string, Mood] => [ticker, "bull calm"]));
  const history = market({ ...calm, ...moods });
  return heldAt(strategy.study(history), history.sessions.length - 1);
}
