import { childrenOf, kindOf, wordIn, type FormIndex } from "./forms.ts";
import type { Reading } from "./reading.ts";
import { FORM } from "./tape.ts";

/** The entries of a map by key, in a Map: no key, whatever it is called, is anything but a key. */
export function readMap(reading: Reading, form: FormIndex): ReadonlyMap<string, FormIndex> | undefined {
  const { forms } = reading;
  if (kindOf(forms, form) !== FORM.map) return reading.refuse(form, "a map such as {:window 10}");
  const cells = childrenOf(forms, form);
  const entries = new Map<string, FormIndex>();

  for (let index = 0; index < cells.length; index += 2) {
    const [keyForm, valueForm] = [cells[index] ?? form, cells[index + 1]];
    // A key that is neither a word nor a string (a map may be one) is nothing that we look for.
    const key = wordIn(forms, keyForm) ?? "";
    if (valueForm === undefined) return reading.refuse(keyForm, "a key that has a value");
    if (key !== "" && entries.has(key)) return reading.refuse(keyForm, "each key once");
    entries.set(key, valueForm);
  }
  return entries;
}
