import type { Branded } from "../kernel/branded.ts";
import { invariant } from "../kernel/invariant.ts";

/** What a broker calls a tradable instrument, such as `SPY` or `BRK.B`. JavaScript already owns the word Symbol. */
export type Ticker = Branded<string, "Ticker">;

const FORM = /^[A-Z][A-Z0-9.]{0,9}$/;

export const isTicker = (text: string): text is Ticker => FORM.test(text);

/** @throws InvariantViolation unless `text` has the form of a ticker */
export function ticker(text: string): Ticker {
  invariant(isTicker(text), `a ticker is 1–10 capitals, digits or dots, was "${text}"`);
  return text;
}
