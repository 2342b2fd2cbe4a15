import { startOf, stringIn, type FormIndex } from "../forms.ts";
import { readRebalancing } from "../read-config.ts";
import type { Reading } from "../reading.ts";
import type { Program } from "../tree.ts";
import { exportNodeIn, wordAt, type ExportNode } from "./export-node.ts";
import { readChildren } from "./read-export-node.ts";

/** An exported tree, from its root or from the backtest request that wraps it. */
export function readExport(reading: Reading, form: FormIndex): Program | undefined {
  const outer = exportNodeIn(reading, form);
  const wrapped = outer?.entries.get("symphony");
  const root = wrapped === undefined ? outer : exportNodeIn(reading, wrapped);
  if (root === undefined) return undefined;
  if (wordAt(reading, root, "step") !== "root") {
    return reading.refuse(root.entries.get("step") ?? root.form, "a root: a map with :step :root");
  }
  return readRoot(reading, root);
}

function readRoot(reading: Reading, root: ExportNode): Program | undefined {
  const { form, entries } = root;
  const nameForm = entries.get("name");
  const name = nameForm === undefined ? undefined : stringIn(reading.forms, nameForm);
  if (name === undefined) return reading.refuse(nameForm ?? form, "the program's name in quotes");
  const threshold = entries.get("rebalance-corridor-width") ?? entries.get("rebalance-threshold");
  const config = readRebalancing(reading, entries.get("rebalance") ?? entries.get("rebalance-frequency"), threshold);
  const body = readChildren(reading, root);
  return config && body && { name, config, body, at: startOf(reading.forms, form) };
}
