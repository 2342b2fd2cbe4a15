import { at, type Column, type DailyBars } from "@alchemiser/domain";

/** What a row's prices are multiplied with, and its volume divided by. */
export interface Adjustment {
  readonly price: number;
  readonly volume: number;
}

/** How row `row` is seen from `today`, the row that is not adjusted: for splits, for dividends, for both or for neither. */
export function adjustmentOf(series: DailyBars, kinds: readonly string[], { row, today }: Rows): Adjustment {
  const isAll = kinds.includes("all");
  const split = isAll || kinds.includes("split") ? relative(series.splitFactor, { row, today }) : 1;
  const dividend = isAll || kinds.includes("dividend") ? relative(series.dividendFactor, { row, today }) : 1;
  return { price: split * dividend, volume: split };
}

export interface Rows {
  readonly row: number;
  readonly today: number;
}

const relative = (factors: Column, { row, today }: Rows): number => at(factors, row) / at(factors, today);

const KINDS = ["raw", "split", "dividend", "spin-off", "all"];

/** The kinds that a query names; undefined when one is not known. */
export function adjustmentKinds(text: string | null): readonly string[] | undefined {
  const kinds = (text ?? "raw").split(",");
  return kinds.every((kind) => KINDS.includes(kind)) ? kinds : undefined;
}
