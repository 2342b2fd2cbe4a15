export { BarStoreUnavailable, ExternalFailure, SeriesUnreadable } from "./errors.ts";
export { refusalOf, type BarStore, type SeriesToStore, type SourceRefusal, type Storing } from "./ports/bar-store.ts";
export { summaryOf, type FindingCount, type SeriesSummary } from "./ports/series-summary.ts";
