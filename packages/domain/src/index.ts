export type { Branded } from "./kernel/branded.ts";
export { InvariantViolation, invariant, known } from "./kernel/invariant.ts";
export { sha256, sha256OfBytes } from "./kernel/sha256.ts";
export { at, isKnown, unknown, type Column } from "./kernel/column.ts";

export { Decimal, larger, smaller, sum } from "./money/decimal.ts";
export {
  affordable,
  exactly,
  money,
  NO_MONEY,
  NO_SHARES,
  price,
  proRata,
  quantity,
  scaled,
  shareOf,
  unitPrice,
  valueOf,
  weight,
  WHOLE,
  wholeShares,
  type Money,
  type Price,
  type Quantity,
  type Weight,
} from "./money/money.ts";
export { roundedDown } from "./money/rounding.ts";

export { dayNumber, sessionOfDayNumber } from "./calendar/civil-date.ts";
export {
  isSession,
  lastCompletedSession,
  nextSession,
  previousSession,
  sessionAt,
  sessionHours,
  sessionsBetween,
  upcomingSession,
  type SessionHours,
} from "./calendar/exchange-calendar.ts";
export { instant, instantOf, isoTime, MINUTE_MS, type Instant } from "./calendar/instant.ts";
export { newYorkDate, newYorkInstant, newYorkMinutes } from "./calendar/new-york-time.ts";
export { type Frequency } from "./calendar/period.ts";
export { session, type Session } from "./calendar/session.ts";

export { averageTrueRange } from "./indicators/average-true-range.ts";
export { bollingerBands, type BollingerBands, type BollingerSettings } from "./indicators/bollinger-bands.ts";
export { closeStreak } from "./indicators/close-streak.ts";
export { connorsRelativeStrengthIndex, type ConnorsWindows } from "./indicators/connors-relative-strength-index.ts";
export { cumulativeReturn } from "./indicators/cumulative-return.ts";
export { dailyReturns } from "./indicators/daily-returns.ts";
export { doubleExponentialMovingAverage } from "./indicators/double-exponential-moving-average.ts";
export { exponentialMovingAverage } from "./indicators/exponential-moving-average.ts";
export { linearRegression, type LinearRegression } from "./indicators/linear-regression.ts";
export { maxDrawdown } from "./indicators/max-drawdown.ts";
export { movingAverage } from "./indicators/moving-average.ts";
export {
  movingAverageConvergenceDivergence,
  type ConvergenceDivergence,
} from "./indicators/moving-average-convergence-divergence.ts";
export { movingAverageReturn } from "./indicators/moving-average-return.ts";
export { overOwnBars } from "./indicators/own-bars.ts";
export { percentRank } from "./indicators/percent-rank.ts";
export {
  percentagePriceOscillator,
  percentagePriceOscillatorSignal,
  type OscillatorWindows,
} from "./indicators/percentage-price-oscillator.ts";
export { rateOfChange } from "./indicators/rate-of-change.ts";
export { relativeStrengthIndex } from "./indicators/relative-strength-index.ts";
export { returnDeviation } from "./indicators/return-deviation.ts";
export { rollingBeta } from "./indicators/rolling-beta.ts";
export { rollingCorrelation } from "./indicators/rolling-correlation.ts";
export { rollingSharpeRatio, type SharpeSettings } from "./indicators/rolling-sharpe-ratio.ts";
export { sampleDeviation } from "./indicators/sample-deviation.ts";
export { simpleRelativeStrengthIndex } from "./indicators/simple-relative-strength-index.ts";
export {
  stochasticRelativeStrengthIndex,
  type StochasticStrength,
  type StochasticWindows,
} from "./indicators/stochastic-relative-strength-index.ts";
export { tripleExponentialMovingAverage } from "./indicators/triple-exponential-moving-average.ts";
export { trueRange, type BarRanges } from "./indicators/true-range.ts";
export { ulcerIndex } from "./indicators/ulcer-index.ts";
export { weightedMovingAverage } from "./indicators/weighted-moving-average.ts";
export { wildersAverage } from "./indicators/wilders-average.ts";

export {
  appliedDividendFactors,
  dividendFactors,
  splitFactors,
  withFactors,
  withoutFactors,
  type PaidCloses,
} from "./market/adjustment-factors.ts";
export { adjustedCloses, isResearchOnly, type DailyBars, type PriceBasis } from "./market/daily-bars.ts";
export { type BarFinding, type BarFindingName, type Finding, type Severity } from "./market/finding.ts";
export { inspectBars, isRefused } from "./market/inspect-bars.ts";
export type { Asset } from "./market/asset.ts";
export { latelyAt, type Lately, type TradingRecord } from "./market/lately.ts";
export { firstSessions, historyOf, type History } from "./market/history.ts";
export type { MarketNow } from "./market/market-now.ts";
export { midOf, readQuote, type Quote } from "./market/quote.ts";
export { noTicks, type TickRule } from "./market/tick.ts";
export { isTicker, ticker, type Ticker } from "./market/ticker.ts";

export {
  explanationText,
  sentenceOf,
  type ComparisonMade,
  type Explanation,
  type Gap,
  type RankedCandidate,
  type Ranking,
  type Statement,
  type Weighting,
} from "./strategy/explanation.ts";
export { explanationChanges } from "./strategy/explanation-changes.ts";
export { closeCalls, type CloseCall } from "./strategy/fragility.ts";
export { DAILY, type Schedule } from "./strategy/schedule.ts";
export { REFUSE, type Remedy } from "./strategy/remedy.ts";
export { answerOf, StrategyFailed } from "./strategy/strategy-failed.ts";
export type { Sleeve } from "./strategy/sleeve.ts";
export type { Allocation, Strategy, Study, TargetWeights } from "./strategy/strategy.ts";

export { printExport } from "./symphony/export/print-export.ts";
export { printArrays } from "./symphony/print-arrays.ts";
export { METRIC_NAMES } from "./symphony/metric-names.ts";
export { outlineOf } from "./symphony/outline.ts";
export { printProgram } from "./symphony/print-program.ts";
export { symphony, type SymphonyReading } from "./symphony/symphony.ts";
export { placesIn, type Place } from "./symphony/source-text.ts";
export type { ProgramRemark } from "./symphony/survey/program-remark.ts";
export { surveyProgram, type Survey } from "./symphony/survey/survey-program.ts";
export { describeError, type SymphonyError } from "./symphony/symphony-error.ts";
export type { Program } from "./symphony/tree.ts";

export { dueAgain, emptyBook, equityIfKnown, holdingsOf, profitOf } from "./portfolio/book.ts";
export type { Book, SleeveBook } from "./portfolio/book.ts";
export type { Holding, Lot } from "./portfolio/holding.ts";

export type { Activity, Amendment } from "./orders/activity.ts";
export {
  orderId,
  type Fill,
  type OrderId,
  type OrderRequest,
  type OrderSize,
  type OrderTerms,
  type OrderType,
  type Side,
  type TimeInForce,
  type TradingHours,
} from "./orders/order.ts";
export { requestOf, type Attribution, type OrderIntent } from "./orders/order-intent.ts";
export { legPart, mintOrderId, type DecisionKey, type OrderSlot } from "./orders/order-identity.ts";
export { applyReport, intended, isOpen, type OrderRecord, type OrderReport } from "./orders/order-record.ts";
export { AT_ONCE, DEFAULT_LADDER, type ExecutionRules, type LadderRules } from "./orders/ladder-rules.ts";
export { DEFAULT_SLICING, sizeOf, UNSLICED, type SlicingRules } from "./orders/slicing-rules.ts";
export type { OrderStatus } from "./orders/order-status.ts";

export type { AccountTerms } from "./market-rules/account-terms.ts";
export { arrivalOf, NO_ENTITLEMENTS, type AccountStanding } from "./market-rules/arrival.ts";
export { settledCash, settlementObjection } from "./market-rules/cash-account.ts";
export type { CashAccount, Sale, SettlementCode } from "./market-rules/cash-account.ts";
export { dayTradesSince, tooManyDayTrades, type DayTrader, type Doings } from "./market-rules/day-trades.ts";
export { DAY_TRADING, type DayTradingRule, type IntradayRule, type PatternRule } from "./market-rules/day-trading.ts";
export type { Dealing } from "./market-rules/dealing.ts";
export { inForce, type Effective } from "./market-rules/effective.ts";
export {
  maintenancePerShare,
  MARGIN_RATES,
  type MarginRates,
  type Position as MarginPosition,
} from "./market-rules/margin-rates.ts";
export { openOrder, unfilled, type OpenOrder } from "./market-rules/open-order.ts";
export { CUT_OFFS, ORDER_MATRIX, type CutOff, type OrderMatrixRow } from "./market-rules/order-matrix.ts";
export type { MarketPhase, OrderRules, Refusal } from "./market-rules/order-rules.ts";
export { AUDIT_TRAIL_FEE, SEC_FEE, TRADING_ACTIVITY_FEE, type ShareFee } from "./market-rules/regulatory-fees.ts";
export { SETTLEMENT_LAG, settlementOf } from "./market-rules/settlement.ts";
export type { Recent, SentLeg } from "./market-rules/recent.ts";
export { rule612, TICK_SIZES, tickSize, type SpreadClass, type TickSizes } from "./market-rules/tick-sizes.ts";
export { validate, type AccountMeans, type Arrival, type RefusalCode } from "./market-rules/validate.ts";

export { alpacaCosts, composerCosts } from "./costs/alpaca-costs.ts";
export { noCosts, type CostModel, type Traded } from "./costs/cost-model.ts";

export { consult, ofMandate, type Signals } from "./rebalance/consult.ts";
export { isLeaving, isTrading, isUndecided, type ExactWeights, type Opinion } from "./rebalance/opinion.ts";
export { NO_EXITS, type Barred, type Bound, type Exit, type ExitRules } from "./rebalance/exits.ts";
export { fitBuys, type Purchase } from "./rebalance/fit-buys.ts";
export { intend } from "./rebalance/intend.ts";
export type { RebalancePlan, RebalanceSettings } from "./rebalance/plan-rebalance.ts";
export type { Trade } from "./rebalance/trade.ts";
export { type Transfer } from "./rebalance/transfer.ts";

export { type Control, type ControlCode, type ForbiddenCode, type Judgement, type Proposal } from "./risk/control.ts";
export { EXCUSED } from "./risk/excuses.ts";
export { DEFAULT_LIMITS, FULL_LIMITS, type Limits } from "./risk/limits.ts";
export { type PortfolioRisk } from "./risk/portfolio-risk.ts";
export { ownedOf, requiredIn, universeOf, type Capital, type Mandate } from "./risk/mandate.ts";
export { lossTrips, outageTrip, rejectTrip, type BreakerName, type Breakers, type Trip } from "./risk/breakers.ts";
export { lookThrough, SECTORS, type LookThrough, type Sector } from "./risk/sectors.ts";
export { doubtAbout } from "./risk/quote-controls.ts";
export { afterLook, type Look, type Standing } from "./risk/standing.ts";
export { isStricter, type TradingState } from "./risk/trading-state.ts";
export { CONTROLS, review, type Remark, type Verdict } from "./risk/review.ts";

export { nextPeg, restOf, stillToTrade } from "./execution/ladder.ts";
export type { Ladder, LadderStep, Peg, Sight } from "./execution/ladder.ts";
export { chooseAlgorithm, type Algorithm, type Room } from "./execution/choose-algorithm.ts";
export { impactOf, type Trading } from "./execution/impact.ts";
export { BY_TIME, byVolume, shareDue, whenDue, type Pace, type Span } from "./execution/schedule.ts";
export { leftOf, nextOrder, roomFor, turnOf } from "./execution/sliced-leg.ts";
export type { Slice, SlicedLeg, Turn } from "./execution/sliced-leg.ts";
export { rulesAt } from "./execution/time-of-day.ts";
export { executionsOf, slippageOf, summedUp } from "./execution/quality.ts";
export type { Execution, ExecutionSummary, SentOrder, UsualVolume } from "./execution/quality.ts";

export type { AccountChange } from "./exchange/account-change.ts";
export { Exchange } from "./exchange/exchange.ts";
export { averagePrice, isWorking, type ExchangeEvent, type ExchangeOrder } from "./exchange/exchange-order.ts";
export { unlimited, type AdmissionCode, type Answer } from "./exchange/exchange-settings.ts";
export type { ExchangeMoment, ExchangeSettings, Liquidity } from "./exchange/exchange-settings.ts";
export type { Position } from "./exchange/holdings.ts";
export { reportOf } from "./exchange/order-report.ts";
export type { IdUniqueness } from "./exchange/order-book.ts";
export { priceAlongDay, quoteAround, type DayPrices, type Surroundings } from "./exchange/quote-path.ts";

export { decodeExact, encodeExact } from "./ledger/exact-json.ts";
export { LedgerFold, type Consultation, type LedgerOrder } from "./ledger/ledger-fold.ts";
export { type LedgerRecord, type Streak } from "./ledger/ledger-record.ts";
export { decodeRecord, encodeRecord } from "./ledger/record-json.ts";
export { sentOrders } from "./ledger/sent-orders.ts";
export { isLedgerRecord } from "./ledger/record-shape.ts";
export { type External } from "./ledger/apply-fill.ts";

export { deepestDrawdown } from "./performance/drawdown.ts";
export { measurePerformance, type Performance } from "./performance/performance.ts";

export { decide, decideFlat, isFlat, withRisk, type Account, type Decision, type Market } from "./decide.ts";
