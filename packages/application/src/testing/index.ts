export { barStoreContract } from "./bar-store-contract.ts";
export { MemoryBarStore } from "../live/memory-bar-store.ts";
export { ledgerContract } from "./ledger-contract.ts";
export { openedFor, RECORD_OF_EVERY_KIND } from "./ledger-records.ts";
export { MemoryLedger } from "../live/memory-ledger.ts";
export { brokerContract } from "./broker-contract.ts";
export type { BrokerUnderTest, ContractMarket } from "./broker-under-test.ts";
export { ExchangeBroker } from "./exchange-broker.ts";
export { marketDataContract, type MarketDataUnderTest } from "./market-data-contract.ts";
