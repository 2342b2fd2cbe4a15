import { printable } from "./printable.ts";
import { secretPattern } from "./secret-forms.ts";
import { NAMED_VALUE } from "./sensitive-names.ts";

export const REDACTED = "[redacted]";

/** What looks like a credential is treated as one, known or not: keys of Alpaca and AWS, tokens, long mixed secrets. */
const SHAPES = [
  /(?<![A-Za-z0-9])(?:PK|AK|CK)[A-Z0-9]{16,24}(?![A-Za-z0-9])/g,
  /(?<![A-Za-z0-9])(?:AKIA|ASIA)[A-Z0-9]{16}(?![A-Za-z0-9])/g,
  /(?<![\w-])eyJ[\w-]{8,}\.[\w-]+\.[\w-]*/g,
  /(?<![\w/+=-])(?=[A-Za-z0-9/+]*[a-z])(?=[A-Za-z0-9/+]*[A-Z])(?=[A-Za-z0-9/+]*\d)[A-Za-z0-9/+]{40,44}(?![\w/+-])/g,
];
/** The name and password in front of a host. */
const USER_INFO = /(?<=:\/\/)[^\s/@:]+:[^\s/@]*(?=@)/g;

/** Nobody looks further, and nobody reads on. */
const LONGEST_LOOK = 64_000;
const LONGEST_TEXT = 16_000;
/** The end of a text that was cut is not shown: it may be the first half of a secret. No form of one is longer. */
const DOUBTFUL_END = 1_000;

/** Takes `secrets`, and whatever else is or looks secret, out of texts, and makes them safe to print. */
export function textRedactor(secrets: readonly string[]): (text: string) => string {
  const known = secretPattern(secrets);
  return (text) => {
    const look = text.slice(0, LONGEST_LOOK);
    const unknown = known === undefined ? look : look.replace(known, REDACTED);
    const named = unknown.replace(NAMED_VALUE, `$1${REDACTED}`).replace(USER_INFO, REDACTED);
    const clean = SHAPES.reduce((rest, shape) => rest.replace(shape, REDACTED), named);
    const certain = text.length > LONGEST_LOOK ? clean.slice(0, -DOUBTFUL_END) : clean;
    return printable(certain.slice(0, LONGEST_TEXT)) + (certain.length > LONGEST_TEXT ? "…" : "");
  };
}
