import type { Column } from "../../kernel/column.ts";
import type { History } from "../../market/history.ts";
import type { Ticker } from "../../market/ticker.ts";
import type { TargetWeights } from "../../strategy/strategy.ts";
import type { Block } from "../plan.ts";
import { printMetric } from "../print-program.ts";
import type { Condition, Indicator, Metric } from "../tree.ts";
import { assetUnit } from "./asset-unit.ts";
import { Basket, type Holding } from "./basket.ts";
import { conditionTest, type Test } from "./condition-test.ts";
import { equalUnit } from "./equal-unit.ts";
import { filterUnit } from "./filter-unit.ts";
import { isFixed } from "./fixed-unit.ts";
import { measure } from "./measure.ts";
import type { Seat, Unit } from "./unit.ts";
import { allRemembered, lastRemembered, type BySession, type Remembered } from "./remembering.ts";
import { specifiedUnit } from "./specified-unit.ts";
import { assetSeries, type ValueSeries } from "./value-series.ts";
import { volatilityUnit } from "./volatility-unit.ts";

/** Everything that a program reads from one history. Each distinct indicator and block is worked out once. */
export class StudyUnits {
  readonly history: History;
  readonly #holdings = new Map<Ticker, Holding>();
  readonly #units = new Map<number, Unit>();
  readonly #columns = new Map<string, Column>();
  #basket: Basket | undefined;

  readonly remembers: Remembered;

  constructor(history: History, remembers: Remembered) {
    this.history = history;
    this.remembers = remembers;
  }

  get sessions(): number {
    return this.history.sessions.length;
  }

  holding(ticker: Ticker): Holding {
    const met = this.#holdings.get(ticker) ?? {
      ticker,
      closes: this.history.closes(ticker),
      place: this.#holdings.size,
    };
    this.#holdings.set(ticker, met);
    return met;
  }

  remembered<Answer extends object>(answer: BySession<Answer | undefined>): BySession<Answer | undefined> {
    return this.remembers === "every session" ? allRemembered(this.sessions, answer) : lastRemembered(answer);
  }

  /** What `unit` holds at the close of a session, by symbol; undefined while undecided. */
  weightsOf(unit: Unit, row: number): TargetWeights | undefined {
    if (isFixed(unit)) return unit.weightsAt(row);
    const basket = (this.#basket ??= new Basket(this.#holdings.size));
    basket.clear();
    return unit.hold(row, 1, basket) ? basket.weights : undefined;
  }

  unit(block: Block): Unit {
    const met = this.#units.get(block.content) ?? unitOf(block, this);
    this.#units.set(block.content, met);
    return met;
  }

  test(condition: Condition): Test {
    return conditionTest(condition, (indicator) => this.indicator(indicator));
  }

  indicator({ ticker, metric }: Indicator): Column {
    return this.#column(`${ticker} ${printMetric(metric)}`, assetSeries(this.holding(ticker).closes), metric);
  }

  /** The metric of what a seat holds: of an asset's closes, or of the worth that its holdings had. */
  score({ unit }: Seat, metric: Metric): Column {
    const key = `${String(unit.content)} ${printMetric(metric)}`;
    return this.#columns.get(key) ?? this.#column(key, unit.series(), metric);
  }

  #column(key: string, series: ValueSeries, metric: Metric): Column {
    const met = this.#columns.get(key) ?? measure(series, metric);
    this.#columns.set(key, met);
    return met;
  }
}

function unitOf(block: Block, units: StudyUnits): Unit {
  switch (block.kind) {
    case "asset":
      return assetUnit(block, units.holding(block.ticker), units.sessions);
    case "equal":
      return equalUnit(block, units);
    case "specified":
      return specifiedUnit(block, units);
    case "inverse-volatility":
      return volatilityUnit(block, units);
    case "filter":
      return filterUnit(block, units);
  }
}
