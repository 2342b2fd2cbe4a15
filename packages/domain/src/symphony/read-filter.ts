import { startOf, type FormIndex } from "./forms.ts";
import { callIn, refuseOperator, type Call } from "./call.ts";
import { METRIC_NAMES } from "./metric-names.ts";
import { parametersOf, readCount, readMetric, type Parameters } from "./read-metric.ts";
import { readMap } from "./read-map.ts";
import type { Reading } from "./reading.ts";
import { closestTo } from "./suggestion.ts";
import type { Filter, Metric, Node } from "./tree.ts";

type NodesReader = (reading: Reading, form: FormIndex | undefined, owner: FormIndex) => readonly Node[] | undefined;

/** `(filter (rsi {:window 10}) (select-top 1) [a b c])`; `readNodes` reads the candidates. */
export function readFilter(reading: Reading, { form, parameters }: Call, readNodes: NodesReader): Filter | undefined {
  const [metricForm, selectForm, membersForm, extra] = parameters;
  if (metricForm === undefined || selectForm === undefined)
    return reading.refuse(form, "an indicator, a selection and members");
  if (extra !== undefined) return reading.refuse(extra, "all candidates inside one pair of square brackets");
  const metric = readSortMetric(reading, metricForm);
  const selection = readSelection(reading, selectForm);
  const children = readNodes(reading, membersForm, form);
  if (children?.length === 0) return reading.refuse(membersForm ?? form, "at least one candidate");
  if (metric === undefined || selection === undefined || children === undefined) return undefined;
  return { kind: "filter", metric, ...selection, children, at: startOf(reading.forms, form) };
}

function readSortMetric(reading: Reading, form: FormIndex): Metric | undefined {
  const call = callIn(reading, form);
  if (call === undefined) return reading.refuse(form, "an indicator without a symbol, such as (rsi {:window 10})");
  return readMetricCall(reading, call, call.parameters);
}

/** The metric of a call whose symbol, if it has one, has been taken off `parameters`. */
export function readMetricCall(reading: Reading, call: Call, parameters: readonly FormIndex[]): Metric | undefined {
  const name = METRIC_NAMES.get(call.operator);
  if (name === undefined) return refuseOperator(reading, call, { what: "an indicator", known: METRIC_NAMES.keys() });
  const [mapForm, extra] = parameters;
  if (extra !== undefined) return reading.refuse(extra, "nothing after the parameters");
  const given = mapForm === undefined ? new Map<string, FormIndex>() : readParameters(reading, mapForm, name);
  return given && readMetric(reading, name, given);
}

function readParameters(reading: Reading, form: FormIndex, name: Metric["name"]): Parameters | undefined {
  const entries = readMap(reading, form);
  const known = parametersOf(name);
  for (const [key, value] of entries ?? []) {
    if (known.includes(key)) continue;
    const names = known.map((parameter) => `:${parameter}`).join(" ");
    return reading.refuse(
      value,
      names === "" ? "no parameters" : `only the parameters ${names}`,
      closestTo(key, known),
    );
  }
  return entries;
}

function readSelection(reading: Reading, form: FormIndex): Pick<Filter, "select" | "count"> | undefined {
  const call = callIn(reading, form);
  const operator = call?.operator;
  if (call === undefined || (operator !== "select-top" && operator !== "select-bottom")) {
    return reading.refuse(form, "(select-top n) or (select-bottom n)");
  }
  const [countForm, extra] = call.parameters;
  if (countForm === undefined || extra !== undefined) return reading.refuse(extra ?? form, "how many to select");
  const count = readCount(reading, countForm, "1 or more to select");
  return count === undefined ? undefined : { select: operator === "select-top" ? "top" : "bottom", count };
}
