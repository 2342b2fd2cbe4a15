import { invariant } from "../kernel/invariant.ts";
import type { SourceText } from "./source-text.ts";
import { unquoted } from "./strings.ts";
import { FORM, type Tape } from "./tape.ts";

/** A scanned text. A form is named by its place on the tape. */
export interface Forms {
  readonly source: SourceText;
  readonly tape: Tape;
  /** Arrays stand for lists too: the notation has no other brackets. */
  readonly areNested: boolean;
}

/** The number of a form on its tape. */
export type FormIndex = number;

export const kindOf = ({ tape }: Forms, form: FormIndex): number => cell(tape.kinds, form);

export const startOf = ({ tape }: Forms, form: FormIndex): number => cell(tape.starts, form);

/** A form exactly as it is written. */
export const rawText = ({ source, tape }: Forms, form: FormIndex): string =>
  source.text.slice(cell(tape.starts, form), cell(tape.ends, form));

export function childrenOf({ tape }: Forms, form: FormIndex): readonly FormIndex[] {
  const children: FormIndex[] = [];
  const end = cell(tape.next, form);
  for (let child = form + 1; child < end; child = cell(tape.next, child)) children.push(child);
  return children;
}

/** What a string says, or undefined for any other form. */
export function stringIn(forms: Forms, form: FormIndex): string | undefined {
  return kindOf(forms, form) === FORM.string ? unquoted(rawText(forms, form)) : undefined;
}

/** What a name, a keyword without its colon, or a string says: exports use them for one another. */
export function wordIn(forms: Forms, form: FormIndex): string | undefined {
  const kind = kindOf(forms, form);
  if (kind === FORM.symbol) return rawText(forms, form);
  if (kind === FORM.keyword) return rawText(forms, form).slice(1);
  return stringIn(forms, form)?.replace(/^:/, "");
}

/** The number that a number form stands for: `57.2M`, `1/3` and `##NaN` too. Undefined for any other form. */
export function numberIn(forms: Forms, form: FormIndex): number | undefined {
  return kindOf(forms, form) === FORM.number ? numberFrom(rawText(forms, form)) : undefined;
}

/** As `numberIn`, and also the number that a string spells. */
export function numberOrSpelling(forms: Forms, form: FormIndex): number | undefined {
  const spelling = stringIn(forms, form);
  if (spelling === undefined) return numberIn(forms, form);
  return SPELLED.test(spelling) ? numberFrom(spelling.trim()) : undefined;
}

const SPELLED = /^\s*[+-]?(?:\d+(?:\.\d*)?(?:[eE][+-]?\d+)?[MN]?|\d+\/\d+)\s*$/;

function numberFrom(text: string): number {
  const [numerator = "", denominator] = text.replace(/[MN]$/, "").split("/");
  // Adding 0 turns −0 into 0: no program means the one and not the other.
  return (denominator === undefined ? Number(numerator) : Number(numerator) / Number(denominator)) + 0;
}

function cell(column: Uint8Array | Uint32Array, index: number): number {
  const value = column[index];
  invariant(value !== undefined, `a form lies on the tape, was ${index}`);
  return value;
}
