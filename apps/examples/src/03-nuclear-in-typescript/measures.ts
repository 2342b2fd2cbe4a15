import {
  at,
  cumulativeReturn,
  isKnown,
  movingAverage,
  movingAverageReturn,
  overOwnBars,
  relativeStrengthIndex,
  ticker,
  type Column,
  type History,
} from "@alchemiser/domain";

type Indicator = (closes: Column, window: number) => Column;

/** What Nuclear measures, over one history: each column is worked out when it is first asked for, and kept. */
export class Measures {
  readonly history: History;
  readonly #columns = new Map<string, Column>();

  constructor(history: History) {
    this.history = history;
  }

  column(indicator: Indicator, symbol: string, window: number): Column {
    const key = `${indicator.name} ${symbol} ${window}`;
    const met = this.#columns.get(key);
    if (met !== undefined) return met;
    // Windows count the bars that a symbol has: sessions before its first one are not among them.
    const column = overOwnBars(this.history.closes(ticker(symbol)), (closes) => indicator(closes, window));
    this.#columns.set(key, column);
    return column;
  }
}

/** Reads what is known on one session. Nothing counts that was decided with a value that was missing. */
export class Reader {
  readonly row: number;
  readonly #measures: Measures;
  #missing: string | undefined;

  constructor(measures: Measures, row: number) {
    this.#measures = measures;
    this.row = row;
  }

  get missing(): string | undefined {
    return this.#missing;
  }

  price = (symbol: string): number =>
    this.noted(at(this.#measures.history.closes(ticker(symbol)), this.row), `the price of ${symbol}`);

  rsi = (symbol: string, window: number): number => this.#read(relativeStrengthIndex, symbol, window);

  average = (symbol: string, window: number): number => this.#read(movingAverage, symbol, window);

  growth = (symbol: string, window: number): number => this.#read(cumulativeReturn, symbol, window);

  /** Unknown for a share that is too young; that leaves the others to choose from. */
  meanReturn = (symbol: string, window: number): number =>
    at(this.#measures.column(movingAverageReturn, symbol, window), this.row);

  /** One that is above decides, whether or not the others are known. */
  isAnyRsiAbove(symbols: readonly string[], limit: number): boolean {
    const strengths = symbols.map((symbol) => at(this.#measures.column(relativeStrengthIndex, symbol, 10), this.row));
    if (strengths.some((strength) => strength > limit)) return true;
    strengths.forEach((strength, index) => this.noted(strength, `the RSI of ${symbols[index] ?? ""}`));
    return false;
  }

  noted(value: number, name: string): number {
    if (!isKnown(value)) this.#missing ??= `${name} is not known`;
    return value;
  }

  #read(indicator: Indicator, symbol: string, window: number): number {
    const value = at(this.#measures.column(indicator, symbol, window), this.row);
    return this.noted(value, `${indicator.name} ${window} of ${symbol}`);
  }
}
