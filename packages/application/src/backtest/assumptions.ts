import { scaled, weight, type Breakers, type CostModel, type Session, type Weight } from "@alchemiser/domain";
import type { BacktestTask } from "./backtest-task.ts";

/**
 * What a result rests on, a sentence each: what a reader has to believe to believe it.
 *
 * @param first the first session that passed
 */
export function assumptionsOf(
  { mandate, fill, costs, prices, sizing, shares, bars }: BacktestTask,
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
    breakersIn(mandate.limits.breakers),
    "every order finds enough shares in the market",
    `prices from ${sources.map((source) => `"${source}"`).join(", ")}`,
  ];
}

function breakersIn({ mode, dayLoss, severeDayLoss, drawdown }: Breakers): string {
  const losses = `${percentOf(dayLoss)} or ${percentOf(severeDayLoss)} in a day, or ${percentOf(drawdown)} from the peak`;
  return mode === "act"
    ? `the breakers act: a loss of ${losses} stops buying or trading, and nobody resumes it`
    : `the breakers are counted: a loss of ${losses} stops nothing`;
}

const percentOf = (share: Weight): string => `${scaled(share, HUNDRED).toString()} %`;

const HUNDRED = weight("100");

const oldRates = ({ ratesFrom }: CostModel, first: Session): readonly string[] =>
  ratesFrom !== undefined && first < ratesFrom ? [`fees before ${ratesFrom} are those of that day`] : [];
