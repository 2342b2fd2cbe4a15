import { isTicker, type Ticker } from "../market/ticker.ts";
import { stringIn, type FormIndex } from "./forms.ts";
import type { Reading } from "./reading.ts";

/** The symbol in a string: `SPY`, `BRK/B` and `EQUITIES::BIL//USD` are SPY, BRK.B and BIL. */
export function readTicker(reading: Reading, form: FormIndex): Ticker | undefined {
  const text = stringIn(reading.forms, form);
  if (text === undefined) return reading.refuse(form, 'a symbol in quotes, such as "SPY"');
  const met = reading.met(text);
  if (met !== undefined) return met;
  const plain = text
    .replace(/^EQUITIES::/, "")
    .replace(/\/\/USD$/, "")
    .replace("/", ".");
  if (isTicker(plain)) return reading.meet(plain, text, form);
  const capitals = plain.toUpperCase();
  return reading.refuse(form, "a symbol of 1–10 capitals, digits or dots", isTicker(capitals) ? capitals : undefined);
}
