export { AlpacaSimulator } from "./alpaca-simulator.ts";
export { JournalRefused, JournalUnavailable } from "./desk/journal.ts";
export { barMarket } from "./market/bar-market.ts";
export { seededMarket, type SeededMarketOptions } from "./market/seeded-market.ts";
export type { CorporateAction, SimulatedMarket } from "./market/simulated-market.ts";
export type { FaultInput } from "./server/faults.ts";
export { PortUnavailable } from "./server/port-unavailable.ts";
export type { SimulatorKey, SimulatorOptions, SimulatorTime } from "./simulator-options.ts";
