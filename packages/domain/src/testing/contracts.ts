// Contracts run under vitest: import them from tests only.
export { strategyContract } from "./strategy-contract.ts";
export { wanderingHistory } from "./wandering-history.ts";
