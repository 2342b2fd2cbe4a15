export { faultsIn, type Fault } from "./faults.ts";
export { field } from "./field.ts";
export { mandateOf } from "./mandate-of.ts";
export { mandateSchema, type MandateSettings, type StrategyWords } from "./mandate-schema.ts";
export { isWebhook, WEBHOOK, WEBHOOK_EXPECTS } from "./webhook.ts";
export { DOLLARS, oneOf, SEED, SHARE, TEXT, type Reader } from "./readers.ts";
