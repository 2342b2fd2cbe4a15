export {
  BarStoreUnavailable,
  BrokerUnavailable,
  CredentialsRefused,
  DecisionUnreadable,
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
export type { Alert, Alerts, UntoldAlert } from "./ports/alerts.ts";
export { assemble, type Choices, type Container, type PartOf } from "./ports/assemble.ts";
export { refusalOf, type BarStore, type SeriesToStore, type SourceRefusal, type Storing } from "./ports/bar-store.ts";
export { summaryOf, type FindingCount, type SeriesSummary } from "./ports/series-summary.ts";
export type {
  AccountSnapshot,
  ActivityPage,
  Broker,
  BrokerEvent,
  BrokerOrder,
  Cancellation,
  Leaving,
  OpenOrders,
  Submission,
  Watch,
} from "./ports/broker.ts";
export { brokerWith } from "./ports/broker-with.ts";
export type { Clock } from "./ports/clock.ts";
export { latestRevisionAmong, type SessionKey } from "./ports/latest-revision.ts";
export { accountAfter, refuseOtherAccount } from "./ports/ledger-binding.ts";
export type { FrozenDecision, Ledger } from "./ports/ledger.ts";
export type { RunEvent, RunEventLevel, RunEventSubscriber } from "./ports/run-events.ts";
export type { SecretSource } from "./ports/secret-source.ts";
export { RefreshingSecrets, type Freshness } from "./secrets/refreshing-secrets.ts";
export { Secrets } from "./secrets/secrets.ts";
export type { BarRequest, BarSource, MarketData, QuoteProvider } from "./ports/market-data.ts";
export type {
  BacktestRefusal,
  BacktestResult,
  SessionAllocation,
  TrippedSession,
  UndecidedSession,
} from "./backtest/backtest-result.ts";
export type { BacktestTask } from "./backtest/backtest-task.ts";
export { FILLS, type FillConvention, type FillName } from "./backtest/fill-convention.ts";
export { kindFor, type PriceKind } from "./backtest/price-frame.ts";
export { loneMandate, type LoneChanges } from "./backtest/lone-mandate.ts";
export { runBacktest, type BacktestAnswer } from "./backtest/run-backtest.ts";
export type { Command } from "./cycle/command.ts";
export type { Aim, Cycle, CycleStep, CycleTask, Phase } from "./cycle/cycle.ts";
export { begin, cycleStep } from "./cycle/cycle-step.ts";
export type { CycleEvent, Memory } from "./cycle/event.ts";
export type { Patience } from "./cycle/flight.ts";
export type { LegResult, Outcome } from "./cycle/outcome.ts";
export { LiveDriver, type Witness } from "./live/live-driver.ts";
export { MemoryBarStore } from "./live/memory-bar-store.ts";
export { MemoryLedger } from "./live/memory-ledger.ts";
export { pastOf, staleSymbols, type Past, type StaleSymbol } from "./live/past.ts";
export { QuotesInOrder, type QuotesTold } from "./live/quotes-in-order.ts";
export type { TradingPorts } from "./live/trading-ports.ts";
export { refreshBars, type Refresh, type Refreshed, type UnusableBars } from "./live/refresh-bars.ts";
export { tradingDayAt, type TradingDay, type TradingDayAnswer } from "./live/trading-day.ts";
export type { Desk } from "./live/desk.ts";
export { prepare, type Errand, type NotPrepared, type Prepared } from "./live/prepare.ts";
export { preview, type NotPreviewed, type Preview } from "./live/preview.ts";
export {
  reasonsOf,
  reportRun,
  type OrderReportLine,
  type PositionReport,
  type RunReport,
  type SleeveReport,
} from "./report/run-report.ts";
export type { LegReportLine } from "./report/leg-lines.ts";
export { wantedTogether, type WantedTogether } from "./report/wanted-together.ts";
export { NOBODY_WAITS } from "./ports/nobody-waits.ts";
export { plain } from "./report/plain.ts";
export { alerting } from "./report/alerting.ts";
export { runEvents, tellFailure, type RunIdentity } from "./report/run-events.ts";
