import { DAILY, ticker, type History, type Strategy } from "@alchemiser/domain";
import { bearPair } from "./bear-pair.ts";
import { Measures, Reader } from "./measures.ts";
import { choiceAboveTheBear, readEverything, SYMBOLS, type Choice } from "./nuclear.ts";

/** Nuclear, as the shipped symphony of that name tells it. This strategy is an example, it has no edge. */
export const NUCLEAR: Strategy = {
  name: "Nuclear in TypeScript",
  universe: SYMBOLS.map(ticker),
  schedule: DAILY,
  study: (history) => {
    const choiceAt = choicesIn(history);
    return {
      allocationAt: (row) => {
        const { weights, missing } = choiceAt(row);
        return missing === undefined ? { outcome: "decided", weights } : { outcome: "undecided", reason: missing };
      },
      explainAt: (row) => ({ kind: "statement", text: choiceAt(row).missing ?? choiceAt(row).branch, because: [] }),
      get firstReadyRow() {
        return firstReadyRow(history);
      },
      // An RSI remembers every close there was.
      sessionsUsed: (row) => row + 1,
    };
  },
};

/** The choice of each session, and what it would have had to know besides. */
export function choicesIn(history: History): (row: number) => Choice & { readonly missing: string | undefined } {
  const measures = new Measures(history);
  return (row) => {
    const reader = new Reader(measures, row);
    const choice = choiceAboveTheBear(reader) ?? bearPair(measures, reader);
    return { ...choice, missing: reader.missing };
  };
}

function firstReadyRow(history: History): number | undefined {
  const measures = new Measures(history);
  const row = history.sessions.findIndex((_, index) => {
    const reader = new Reader(measures, index);
    readEverything(reader);
    bearPair(measures, reader);
    return reader.missing === undefined;
  });
  return row < 0 ? undefined : row;
}
