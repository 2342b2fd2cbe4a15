export { faultsIn, type Fault } from "./faults.ts";
export { field } from "./field.ts";
export { mandateOf } from "./mandate-of.ts";
export { mandateSchema, type MandateSettings, type StrategyWords } from "./mandate-schema.ts";
export { MANDATE_SETTINGS, type MandateSetting } from "./mandate-settings.ts";
export { DOLLARS, oneOf, SEED, SHARE, TEXT, type Reader } from "./readers.ts";
