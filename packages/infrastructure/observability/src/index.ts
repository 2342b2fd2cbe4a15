export { createLog, type Log, type LogOptions } from "./create-log.ts";
export { KnownSecrets } from "./known-secrets.ts";
export { Counter } from "./metrics/counter.ts";
export { EventMetrics } from "./metrics/event-metrics.ts";
export { Histogram } from "./metrics/histogram.ts";
export type { Labels } from "./metrics/labels.ts";
export { redact, redactor } from "./redaction/redact.ts";
