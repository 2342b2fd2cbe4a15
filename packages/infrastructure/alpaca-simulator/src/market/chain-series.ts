import { dividendFactors, splitFactors, ticker, withFactors, type Column, type DailyBars } from "@alchemiser/domain";
import type { ChainLink } from "./price-chain.ts";

/** The links of one symbol as a series with its factors. */
export function seriesOf(name: string, source: string, links: readonly ChainLink[]): DailyBars {
  const column = (read: (link: ChainLink) => number): Column => Float64Array.from(links, read);
  const close = column((link) => link.close);
  const splitFactor = splitFactors(column((link) => link.split));
  const dividends = withFactors(
    column((link) => link.dividend),
    splitFactor,
  );
  return {
    ticker: ticker(name),
    source,
    basis: "raw",
    sessions: links.map((link) => link.session),
    open: column((link) => link.open),
    high: column((link) => link.high),
    low: column((link) => link.low),
    close,
    volume: column((link) => link.volume),
    splitFactor,
    dividendFactor: dividendFactors({ closes: withFactors(close, splitFactor), dividends }),
  };
}
