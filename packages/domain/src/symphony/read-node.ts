import { kindOf, numberIn, startOf, stringIn, type FormIndex } from "./forms.ts";
import { callIn, membersIn, refuseOperator, type Call } from "./call.ts";
import { readCondition } from "./read-condition.ts";
import { readCount } from "./read-metric.ts";
import { readFilter } from "./read-filter.ts";
import { readTicker } from "./read-ticker.ts";
import type { Reading } from "./reading.ts";
import { FORM } from "./tape.ts";
import type { Node, WeightedPart } from "./tree.ts";

type NodeReader = (reading: Reading, call: Call) => Node | undefined;

const READERS: ReadonlyMap<string, NodeReader> = new Map<string, NodeReader>([
  ["asset", readAsset],
  ["weight-equal", readWeightEqual],
  ["weight-specified", readWeightSpecified],
  ["weight-inverse-volatility", readInverseVolatility],
  ["group", readGroup],
  ["if", readIf],
  ["filter", (reading, call) => readFilter(reading, call, readNodes)],
]);

/** A node in the Lisp's shape. */
function readNode(reading: Reading, form: FormIndex): Node | undefined {
  const call = callIn(reading, form);
  if (call === undefined) return reading.refuse(form, 'a node such as (asset "SPY")');
  const read = READERS.get(call.operator);
  return read?.(reading, call) ?? (read === undefined ? refuseOperator(reading, call, NODES) : undefined);
}

const NODES = { what: "a node: asset, a weight, group, if or filter", known: [...READERS.keys()] };

/** The members of `[a b c]`; undefined when any of them is refused, after all have been looked at. */
export function readNodes(
  reading: Reading,
  form: FormIndex | undefined,
  owner: FormIndex,
): readonly Node[] | undefined {
  if (form === undefined) return reading.refuse(owner, "members in square brackets");
  const members = membersIn(reading, form);
  const nodes = members?.map((member) => readNode(reading, member)).filter((node) => node !== undefined);
  return nodes?.length === members?.length ? nodes : undefined;
}

function readAsset(reading: Reading, { form, parameters }: Call): Node | undefined {
  const [symbol, name, extra] = parameters;
  if (symbol === undefined) return reading.refuse(form, 'a symbol, as in (asset "SPY")');
  if (extra !== undefined) return reading.refuse(extra, "nothing after an asset's name");
  const isNameless = name === undefined || kindOf(reading.forms, name) === FORM.nil;
  const text = isNameless ? undefined : stringIn(reading.forms, name);
  if (!isNameless && text === undefined) return reading.refuse(name, "a name in quotes, or nil");
  const ticker = readTicker(reading, symbol);
  return ticker === undefined ? undefined : { kind: "asset", ticker, name: text, at: startOf(reading.forms, form) };
}

function readWeightEqual(reading: Reading, { form, parameters }: Call): Node | undefined {
  const children = readOnly(reading, form, parameters);
  return children && { kind: "weight-equal", children, at: startOf(reading.forms, form) };
}

/** The one parameter of a node, its members, of which there must be some. */
function readOnly(reading: Reading, form: FormIndex, parameters: readonly FormIndex[]): readonly Node[] | undefined {
  const [members, extra] = parameters;
  if (extra !== undefined) return reading.refuse(extra, "all members inside one pair of square brackets");
  const nodes = readNodes(reading, members, form);
  return nodes?.length === 0 ? reading.refuse(members ?? form, "at least one member") : nodes;
}

function readWeightSpecified(reading: Reading, { form, parameters }: Call): Node | undefined {
  if (parameters.length === 0 || parameters.length % 2 === 1) {
    return reading.refuse(form, "weights and members in turn, as in (weight-specified 0.6 a 0.4 b)");
  }
  const parts: WeightedPart[] = [];
  for (let index = 0; index < parameters.length; index += 2) {
    const [weightForm, childForm] = [parameters[index] ?? form, parameters[index + 1] ?? form];
    const weight = readWeight(reading, weightForm);
    const child = readNode(reading, childForm);
    if (weight !== undefined && child !== undefined) parts.push({ weight, child });
  }
  if (parts.length * 2 < parameters.length) return undefined;
  return weightSpecified(reading, form, parts);
}

/** Checks what a sum of weights must be, for either notation. */
export function weightSpecified(reading: Reading, form: FormIndex, parts: readonly WeightedPart[]): Node | undefined {
  const sum = parts.reduce((total, { weight }) => total + weight, 0);
  if (!(sum > 0 && Number.isFinite(sum))) return reading.refuse(form, "weights with a positive sum");
  return { kind: "weight-specified", parts, at: startOf(reading.forms, form) };
}

function readWeight(reading: Reading, form: FormIndex): number | undefined {
  const weight = numberIn(reading.forms, form);
  return isWeight(weight) ? weight : reading.refuse(form, "a weight of 0 or more");
}

export const isWeight = (weight: number | undefined): weight is number =>
  weight !== undefined && Number.isFinite(weight) && weight >= 0;

function readInverseVolatility(reading: Reading, { form, parameters }: Call): Node | undefined {
  const [windowForm, ...members] = parameters;
  if (windowForm === undefined) return reading.refuse(form, "a window and members");
  const window = readCount(reading, windowForm, "a window of 2 or more sessions");
  if (window === 1) return reading.refuse(windowForm, "a window of 2 or more sessions");
  const children = readOnly(reading, form, members);
  if (window === undefined || children === undefined) return undefined;
  return { kind: "weight-inverse-volatility", window, children, at: startOf(reading.forms, form) };
}

function readGroup(reading: Reading, { form, parameters }: Call): Node | undefined {
  const [nameForm, ...members] = parameters;
  const name = nameForm === undefined ? undefined : stringIn(reading.forms, nameForm);
  if (name === undefined) return reading.refuse(nameForm ?? form, "the group's name in quotes");
  const body = readOnly(reading, form, members);
  return body && { kind: "group", name, body, at: startOf(reading.forms, form) };
}

function readIf(reading: Reading, { form, parameters }: Call): Node | undefined {
  const [conditionForm, thenForm, elseForm, extra] = parameters;
  if (conditionForm === undefined || thenForm === undefined) return reading.refuse(form, "a condition and a branch");
  if (extra !== undefined) return reading.refuse(extra, "nothing after the second branch");
  const condition = readCondition(reading, conditionForm);
  const then = readNodes(reading, thenForm, form);
  const otherwise = elseForm === undefined ? undefined : readNodes(reading, elseForm, form);
  if (condition === undefined || then === undefined || (elseForm !== undefined && otherwise === undefined))
    return undefined;
  return { kind: "if", condition, then, otherwise, at: startOf(reading.forms, form) };
}
