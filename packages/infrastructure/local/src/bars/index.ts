export { type Adjustment } from "./formats.ts";
export { importBars, type FileImport, type ImportReport, type ImportRequest } from "./import-bars.ts";
export { type ImportFinding, type ImportFindingName } from "./import-finding.ts";
export { ParquetBarStore } from "./parquet-bar-store.ts";
