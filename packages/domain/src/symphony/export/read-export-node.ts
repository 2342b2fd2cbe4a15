import { kindOf, numberOrSpelling, startOf, stringIn } from "../forms.ts";
import { readCount } from "../read-metric.ts";
import { isWeight, weightSpecified } from "../read-node.ts";
import { readTicker } from "../read-ticker.ts";
import type { Reading } from "../reading.ts";
import { closestTo } from "../suggestion.ts";
import { FORM } from "../tape.ts";
import type { Node, WeightedPart } from "../tree.ts";
import { exportNodeIn, nodesAt, wordAt, type ExportNode } from "./export-node.ts";
import { readExportMetric } from "./read-export-metric.ts";
import { readExportIf } from "./read-export-if.ts";

type NodeReader = (reading: Reading, node: ExportNode) => Node | undefined;

const READERS: ReadonlyMap<string, NodeReader> = new Map<string, NodeReader>([
  ["asset", readAsset],
  ["wt-cash-equal", readWeightEqual],
  ["wt-cash-specified", readWeightSpecified],
  ["wt-inverse-vol", readInverseVolatility],
  ["group", readGroup],
  ["if", (reading, node) => readExportIf(reading, node, readBranch)],
  ["filter", readFilter],
]);

function readNode(reading: Reading, node: ExportNode): Node | undefined {
  const step = wordAt(reading, node, "step") ?? "";
  const read = READERS.get(step);
  if (read !== undefined) return read(reading, node);
  const known = [...READERS.keys()];
  return reading.refuse(
    node.entries.get("step") ?? node.form,
    `:step, one of ${known.join(" ")}`,
    closestTo(step, known),
  );
}

/** The members of a node that must have some. */
export function readChildren(reading: Reading, node: ExportNode): readonly Node[] | undefined {
  const nodes = readBranch(reading, node);
  return nodes?.length === 0 ? reading.refuse(node.entries.get("children") ?? node.form, "at least one member") : nodes;
}

function readBranch(reading: Reading, node: ExportNode): readonly Node[] | undefined {
  const children = nodesAt(reading, node, "children");
  const nodes = children?.map((child) => readNode(reading, child)).filter((child) => child !== undefined);
  return nodes?.length === children?.length ? nodes : undefined;
}

const placeOf = ({ forms }: Reading, { form }: ExportNode): number => startOf(forms, form);

function readAsset(reading: Reading, node: ExportNode): Node | undefined {
  const symbol = node.entries.get("ticker") ?? node.entries.get("symbol");
  if (symbol === undefined) return reading.refuse(node.form, "an asset with a :ticker");
  const nameForm = node.entries.get("name");
  const isNameless = nameForm === undefined || kindOf(reading.forms, nameForm) === FORM.nil;
  const name = isNameless ? undefined : stringIn(reading.forms, nameForm);
  if (!isNameless && name === undefined) return reading.refuse(nameForm, "a name in quotes, or nil");
  const ticker = readTicker(reading, symbol);
  return ticker && { kind: "asset", ticker, name, at: placeOf(reading, node) };
}

function readWeightEqual(reading: Reading, node: ExportNode): Node | undefined {
  const children = readChildren(reading, node);
  return children && { kind: "weight-equal", children, at: placeOf(reading, node) };
}

function readWeightSpecified(reading: Reading, node: ExportNode): Node | undefined {
  const children = nodesAt(reading, node, "children");
  const parts = children
    ?.map((child): WeightedPart | undefined => {
      const [weight, member] = [readWeight(reading, child), readNode(reading, child)];
      return weight === undefined || member === undefined ? undefined : { weight, child: member };
    })
    .filter((part) => part !== undefined);
  if (parts === undefined || parts.length !== children?.length) return undefined;
  return weightSpecified(reading, node.form, parts);
}

/** `{:num 30 :den 100}`, of which either may be a string, or a plain number. */
function readWeight(reading: Reading, child: ExportNode): number | undefined {
  const form = child.entries.get("weight");
  if (form === undefined) return reading.refuse(child.form, "a member with a :weight");
  const fraction = kindOf(reading.forms, form) === FORM.map ? exportNodeIn(reading, form) : undefined;
  const [numerator, denominator] = ["num", "den"].map((key) => {
    const part = fraction?.entries.get(key);
    return part === undefined ? undefined : numberOrSpelling(reading.forms, part);
  });
  const quotient = numerator === undefined || denominator === undefined ? undefined : numerator / denominator;
  const weight = fraction === undefined ? numberOrSpelling(reading.forms, form) : quotient;
  return isWeight(weight) ? weight : reading.refuse(form, "a weight of 0 or more, as {:num 30 :den 100}");
}

function readInverseVolatility(reading: Reading, node: ExportNode): Node | undefined {
  const windowForm = node.entries.get("window-days");
  if (windowForm === undefined) return reading.refuse(node.form, "a node with :window-days");
  const window = readCount(reading, windowForm, "a window of 2 or more sessions");
  if (window === 1) return reading.refuse(windowForm, "a window of 2 or more sessions");
  const children = readChildren(reading, node);
  if (window === undefined || children === undefined) return undefined;
  return { kind: "weight-inverse-volatility", window, children, at: placeOf(reading, node) };
}

function readGroup(reading: Reading, node: ExportNode): Node | undefined {
  const nameForm = node.entries.get("name");
  const name = nameForm === undefined ? undefined : stringIn(reading.forms, nameForm);
  if (name === undefined) return reading.refuse(nameForm ?? node.form, "the group's :name in quotes");
  const body = readChildren(reading, node);
  return body && { kind: "group", name, body, at: placeOf(reading, node) };
}

function readFilter(reading: Reading, node: ExportNode): Node | undefined {
  const select = wordAt(reading, node, "select-fn");
  if (select !== "top" && select !== "bottom") {
    return reading.refuse(node.entries.get("select-fn") ?? node.form, "a filter with :select-fn, :top or :bottom");
  }
  const countForm = node.entries.get("select-n");
  if (countForm === undefined) return reading.refuse(node.form, "a filter with :select-n");
  const count = readCount(reading, countForm, "1 or more to select");
  const metric = readExportMetric(reading, node, "sort-by");
  const children = readChildren(reading, node);
  if (count === undefined || metric === undefined || children === undefined) return undefined;
  return { kind: "filter", metric, select, count, children, at: placeOf(reading, node) };
}
