export {
  BarStoreUnavailable,
  BrokerUnavailable,
  CredentialsRefused,
  ExternalFailure,
  LedgerDamaged,
  LedgerFailure,
  LedgerInUse,
  LedgerOfAnotherAccount,
  LedgerTooNew,
  MarketDataUnavailable,
  SecretsUnavailable,
  SeriesUnreadable,
  UnexpectedAnswer,
} from "./errors.ts";
export { refusalOf, type BarStore, type SeriesToStore, type SourceRefusal, type Storing } from "./ports/bar-store.ts";
export { summaryOf, type FindingCount, type SeriesSummary } from "./ports/series-summary.ts";
export type {
  AccountSnapshot,
  ActivityPage,
  Broker,
  BrokerEvent,
  BrokerOrder,
  Cancellation,
  Submission,
  Watch,
} from "./ports/broker.ts";
export type { Clock } from "./ports/clock.ts";
export { accountAfter, refuseOtherAccount } from "./ports/ledger-binding.ts";
export type { FrozenDecision, Ledger } from "./ports/ledger.ts";
export type { SecretSource } from "./ports/secret-source.ts";
export { RefreshingSecrets, type Freshness } from "./secrets/refreshing-secrets.ts";
export { Secrets } from "./secrets/secrets.ts";
export type { BarRequest, BarSource, MarketData } from "./ports/market-data.ts";
