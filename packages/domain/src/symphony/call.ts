import { childrenOf, kindOf, rawText, stringIn, type FormIndex } from "./forms.ts";
import { closestTo } from "./suggestion.ts";
import type { Reading } from "./reading.ts";
import { FORM } from "./tape.ts";

/** An operator and what it is applied to: `(asset "SPY")`, or `["asset", "SPY"]` among nested arrays. */
export interface Call {
  readonly operator: string;
  readonly form: FormIndex;
  readonly operatorForm: FormIndex;
  readonly parameters: readonly FormIndex[];
}

/** The call in a form; undefined, and nothing said, when it is something else. */
export function callIn({ forms }: Reading, form: FormIndex): Call | undefined {
  const kind = kindOf(forms, form);
  if (kind !== FORM.list && !(forms.areNested && kind === FORM.vector)) return undefined;
  const [operatorForm, ...parameters] = childrenOf(forms, form);
  if (operatorForm === undefined) return undefined;
  const operator = forms.areNested ? stringIn(forms, operatorForm) : symbolIn({ forms }, operatorForm);
  return operator === undefined ? undefined : { operator, form, operatorForm, parameters };
}

/** The members of `[a b c]`; a single call stands for itself. */
export function membersIn(reading: Reading, form: FormIndex): readonly FormIndex[] | undefined {
  if (callIn(reading, form) !== undefined || kindOf(reading.forms, form) === FORM.list) return [form];
  if (kindOf(reading.forms, form) === FORM.vector) return childrenOf(reading.forms, form);
  return reading.refuse(form, "members in square brackets");
}

export function refuseOperator(reading: Reading, call: Call, { what, known }: Vocabulary): undefined {
  return reading.refuse(call.operatorForm, what, closestTo(call.operator, known));
}

/** The words that may stand in a place, for saying what was expected there. */
export interface Vocabulary {
  readonly what: string;
  readonly known: Iterable<string>;
}

const symbolIn = ({ forms }: Pick<Reading, "forms">, form: FormIndex): string | undefined =>
  kindOf(forms, form) === FORM.symbol ? rawText(forms, form) : undefined;
