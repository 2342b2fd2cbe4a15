import type { CostModel, Session } from "@alchemiser/domain";
import type { BacktestTask } from "./backtest-task.ts";

/**
 * What a result rests on, a sentence each: what a reader has to believe to believe it.
 *
 * @param first the first session that passed
 */
export function assumptionsOf(
  { fill, costs, prices, sizing, shares, bars }: BacktestTask,
  first: Session,
): readonly string[] {
  const sources = [...new Set(bars.map(({ source }) => source))].sort();
  return [
    fill.assumption,
    prices === "raw"
      ? "orders trade at unadjusted prices; dividends are paid and splits carried out on their days"
      : "orders trade at prices adjusted for splits and dividends, as if these had never happened",
    `costs: ${costs.name}, half a spread of ${costs.halfSpread.toString()} of the price to each side`,
    ...oldRates(costs, first),
    `orders are sized at ${sizing === "trade-price" ? "the price that they trade at" : "the close that the signals read"}`,
    shares === "fractional" ? "parts of shares are traded" : "only whole shares are traded",
    "every order finds enough shares in the market",
    `prices from ${sources.map((source) => `"${source}"`).join(", ")}`,
  ];
}

const oldRates = ({ ratesFrom }: CostModel, first: Session): readonly string[] =>
  ratesFrom !== undefined && first < ratesFrom ? [`fees before ${ratesFrom} are those of that day`] : [];
