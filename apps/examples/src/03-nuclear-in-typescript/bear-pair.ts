import { at, ticker } from "@alchemiser/domain";
import { Reader, type Measures } from "./measures.ts";
import { firstBear, holding, secondBear, type Choice } from "./nuclear.ts";

const WINDOW = 14;

type Bear = (reader: Reader) => string;

/** Two bears that share what there is: the calmer one was in the last fourteen sessions, the more it gets. */
export function bearPair(measures: Measures, reader: Reader): Choice {
  const [one, other] = [firstBear(reader), secondBear(reader)];
  const [calm, calmOther] = [calmOf(firstBear, measures, reader), calmOf(secondBear, measures, reader)];
  const share = calm / (calm + calmOther);
  const shares = one === other ? { [one]: 1 } : { [one]: share, [other]: 1 - share };
  return holding(reader, `bears: ${one} ${other}`, shares);
}

/** The inverse of the deviation of what a bear earned, as a sample. A bear that never moved cannot be weighed. */
function calmOf(bear: Bear, measures: Measures, reader: Reader): number {
  const earned = Array.from({ length: WINDOW }, (_, back) => earnedBy(bear, measures, reader.row - back));
  const mean = earned.reduce((sum, value) => sum + value, 0) / WINDOW;
  const deviation = Math.sqrt(earned.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (WINDOW - 1));
  return 1 / reader.noted(deviation > 1e-13 ? deviation : Number.NaN, "the volatility of a bear");
}

/** The return of what a bear held at the close before, unknown where it could not know what to hold. */
function earnedBy(bear: Bear, measures: Measures, row: number): number {
  const before = new Reader(measures, row - 1);
  const symbol = bear(before);
  const price = before.price(symbol);
  return before.missing === undefined ? at(measures.history.closes(ticker(symbol)), row) / price - 1 : Number.NaN;
}
