import type { FormIndex } from "../forms.ts";
import { METRIC_NAMES } from "../metric-names.ts";
import { readMap } from "../read-map.ts";
import { parametersOf, readMetric } from "../read-metric.ts";
import type { Reading } from "../reading.ts";
import { closestTo } from "../suggestion.ts";
import type { Metric } from "../tree.ts";
import { wordAt, type ExportNode } from "./export-node.ts";

/**
 * The metric under keys that begin with `side`, such as `lhs-fn`, `lhs-fn-params` or the older `lhs-window-days`.
 * Parameters that the indicator does not have are left over from another one that was chosen before.
 */
export function readExportMetric(
  reading: Reading,
  node: ExportNode,
  side: "lhs" | "rhs" | "sort-by",
): Metric | undefined {
  const word = wordAt(reading, node, `${side}-fn`);
  const name = METRIC_NAMES.get(word ?? "");
  if (name === undefined) {
    const place = node.entries.get(`${side}-fn`) ?? node.form;
    return reading.refuse(place, `:${side}-fn, an indicator`, closestTo(word ?? "", METRIC_NAMES.keys()));
  }
  const paramsForm = node.entries.get(`${side}-fn-params`);
  const params = paramsForm === undefined ? new Map<string, FormIndex>() : readMap(reading, paramsForm);
  if (params === undefined) return undefined;
  const windowForm = node.entries.get(`${side}-window-days`);
  const given = new Map([...(windowForm === undefined ? [] : [["window", windowForm] as const]), ...params]);
  const known = parametersOf(name);
  return readMetric(reading, name, new Map([...given].filter(([key]) => known.includes(key))));
}
