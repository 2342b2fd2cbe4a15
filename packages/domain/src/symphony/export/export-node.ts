import { childrenOf, kindOf, wordIn, type FormIndex } from "../forms.ts";
import { readMap } from "../read-map.ts";
import type { Reading } from "../reading.ts";
import { FORM } from "../tape.ts";

/** A node of an exported tree: a map of which only some keys are about trading. */
export interface ExportNode {
  readonly form: FormIndex;
  readonly entries: ReadonlyMap<string, FormIndex>;
}

export function exportNodeIn(reading: Reading, form: FormIndex): ExportNode | undefined {
  const entries = readMap(reading, form);
  return entries && { form, entries };
}

/** What a key's word or string says; undefined without the key. */
export function wordAt({ forms }: Reading, { entries }: ExportNode, key: string): string | undefined {
  const form = entries.get(key);
  return form === undefined ? undefined : wordIn(forms, form);
}

export function isTrue(reading: Reading, node: ExportNode, key: string): boolean {
  const form = node.entries.get(key);
  return form !== undefined && (kindOf(reading.forms, form) === FORM.true || wordIn(reading.forms, form) === "true");
}

/** The nodes in the vector under a key; undefined, and said, when there is none or one of them is no map. */
export function nodesAt(
  reading: Reading,
  { form, entries }: ExportNode,
  key: string,
): readonly ExportNode[] | undefined {
  const list = entries.get(key);
  if (list === undefined || kindOf(reading.forms, list) !== FORM.vector) {
    return reading.refuse(list ?? form, `:${key} in square brackets`);
  }
  const nodes = childrenOf(reading.forms, list).map((child) => exportNodeIn(reading, child));
  const known = nodes.filter((node) => node !== undefined);
  return known.length < nodes.length ? undefined : known;
}
