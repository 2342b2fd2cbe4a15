import type { FormIndex } from "./forms.ts";
import { numberOrSpelling, wordIn } from "./forms.ts";
import { DEFAULT_WINDOW } from "./metric-names.ts";
import type { Reading } from "./reading.ts";
import type { Metric } from "./tree.ts";

/** Parameters by name, as forms: `{:window 10}`. */
export type Parameters = ReadonlyMap<string, FormIndex>;

const PARAMETERS: Readonly<Record<Metric["name"], readonly string[]>> = {
  "current-price": [],
  rsi: ["window", "smoothing"],
  "moving-average-price": ["window"],
  "exponential-moving-average-price": ["window"],
  "cumulative-return": ["window"],
  "moving-average-return": ["window"],
  "stdev-return": ["window"],
  "stdev-price": ["window"],
  "max-drawdown": ["window"],
  "percentage-price-oscillator": ["short-window", "long-window"],
  "percentage-price-oscillator-signal": ["short-window", "long-window", "smooth-window"],
};

/** The parameters that an indicator knows. */
export const parametersOf = (name: Metric["name"]): readonly string[] => PARAMETERS[name];

/** A metric from its name and parameters; a parameter that is not given has its default. */
export function readMetric(reading: Reading, name: Metric["name"], given: Parameters): Metric | undefined {
  const window = (parameter: string, fallback: number): number | undefined => {
    const form = given.get(parameter);
    return form === undefined ? fallback : readCount(reading, form, "a window of 1 or more sessions");
  };
  switch (name) {
    case "current-price":
      return { name };
    case "percentage-price-oscillator": {
      const [short, long] = [window("short-window", 12), window("long-window", 26)];
      return short === undefined || long === undefined ? undefined : { name, short, long };
    }
    case "percentage-price-oscillator-signal": {
      const [short, long, smooth] = [window("short-window", 12), window("long-window", 26), window("smooth-window", 9)];
      return short === undefined || long === undefined || smooth === undefined
        ? undefined
        : { name, short, long, smooth };
    }
    case "rsi": {
      const [size, smoothing] = [window("window", DEFAULT_WINDOW.rsi), readSmoothing(reading, given.get("smoothing"))];
      return size === undefined || smoothing === undefined ? undefined : { name, window: size, smoothing };
    }
    default: {
      const size = window("window", DEFAULT_WINDOW[name]);
      return size === undefined ? undefined : { name, window: size };
    }
  }
}

/** A whole number of 1 or more. */
export function readCount(reading: Reading, form: FormIndex, expected: string): number | undefined {
  const value = numberOrSpelling(reading.forms, form);
  return value !== undefined && Number.isSafeInteger(value) && value >= 1 ? value : reading.refuse(form, expected);
}

function readSmoothing(reading: Reading, form: FormIndex | undefined): "wilder" | "simple" | undefined {
  if (form === undefined) return "wilder";
  const word = wordIn(reading.forms, form);
  return word === "wilder" || word === "simple" ? word : reading.refuse(form, ":wilder or :simple");
}
