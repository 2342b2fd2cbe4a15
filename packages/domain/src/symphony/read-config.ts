import { numberOrSpelling, stringIn, wordIn, type FormIndex } from "./forms.ts";
import { readMap } from "./read-map.ts";
import type { Reading } from "./reading.ts";
import { closestTo } from "./suggestion.ts";
import type { ProgramConfig } from "./tree.ts";

const FREQUENCIES = ["daily", "weekly", "monthly", "quarterly", "yearly"] as const;
const KEYS = ["rebalance-frequency", "rebalance-threshold", "asset-class"];

export const NO_CONFIG: ProgramConfig = { frequency: undefined, threshold: undefined };

/**
 * The config map of a program. Keys that say nothing about trading, such as a description, pass; one that is nearly one
 * of ours is refused, because a misspelt threshold would otherwise be no threshold.
 */
export function readConfig(reading: Reading, form: FormIndex): ProgramConfig | undefined {
  const entries = readMap(reading, form);
  if (entries === undefined) return undefined;
  for (const [key, value] of entries) {
    const meant = KEYS.includes(key) ? undefined : closestTo(key, KEYS);
    if (meant !== undefined) return reading.refuse(value, `no key ":${key}"`, `:${meant}`);
  }
  const assets = entries.get("asset-class");
  if (assets !== undefined && stringIn(reading.forms, assets) !== "EQUITIES")
    return reading.refuse(assets, '"EQUITIES"');
  return readRebalancing(reading, entries.get("rebalance-frequency"), entries.get("rebalance-threshold"));
}

/** When to rebalance, for either notation. `none` and nil say nothing. */
export function readRebalancing(
  reading: Reading,
  frequencyForm: FormIndex | undefined,
  thresholdForm: FormIndex | undefined,
): ProgramConfig | undefined {
  const word = frequencyForm === undefined ? undefined : wordIn(reading.forms, frequencyForm);
  const frequency = FREQUENCIES.find((name) => name === word);
  if (frequencyForm !== undefined && frequency === undefined && word !== "none") {
    return reading.refuse(
      frequencyForm,
      FREQUENCIES.map((name) => `:${name}`).join(" "),
      closestTo(word ?? "", FREQUENCIES),
    );
  }
  const threshold = thresholdForm === undefined ? undefined : numberOrSpelling(reading.forms, thresholdForm);
  if (thresholdForm !== undefined && !(threshold !== undefined && threshold > 0 && threshold < 1)) {
    return reading.refuse(thresholdForm, "a threshold above 0 and below 1, as a fraction");
  }
  return { frequency, threshold };
}
